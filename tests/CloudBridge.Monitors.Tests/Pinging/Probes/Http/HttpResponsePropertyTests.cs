using System.Text;
using CloudBridge.Monitors.Pinging.Probes;
using CloudBridge.Monitors.Pinging.Probes.Http;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Http;

public sealed class HttpResponsePropertyTests
{
    [Fact]
    public void A_head_reads_the_same_however_it_is_cut()
    {
        Prop.ForAll<int, NonNegativeInt>((seed, length) =>
        {
            var bytes = Encoding.ASCII.GetBytes($"HTTP/1.1 100 Wait\r\n\r\nHTTP/1.1 308 Gone\r\ncontent-LENGTH: {length.Get}\r\nlocation:  /there \r\n\r\nbody");
            using var reader = new HttpResponseReader(ScriptedConnection.Cut(bytes, seed), 64);
            Assert.Equal(new HttpResponseHead(308) { ContentLength = length.Get, Location = "/there" }, Now(reader.ReadHeadAsync(default)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_bytes_are_either_an_answer_or_a_bad_one()
    {
        Prop.ForAll<byte[], int>((noise, seed) =>
        {
            var random = new Random(seed);
            var bytes = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n");
            foreach (var value in noise)
            {
                bytes[random.Next(bytes.Length)] = value;
            }

            using var reader = new HttpResponseReader(ScriptedConnection.Cut(bytes, seed), 64);
            var fault = Record.Exception(() => Now(BodySearch.FindAsync(reader, Now(reader.ReadHeadAsync(default)), "abcd", 64, default)));
            Assert.True(fault is null or ProbeFailedException { Outcome: CheckOutcome.BadAnswer }, $"{fault}");
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Chunks_give_back_the_body_however_they_are_made_and_cut()
    {
        Prop.ForAll<byte[], PositiveInt, PositiveInt>((body, chunk, cut) =>
        {
            var decoder = new ChunkedBody();
            var decoded = new byte[body.Length];
            var filled = 0;
            foreach (var piece in Encode(body, chunk.Get).Chunk(cut.Get))
            {
                filled += decoder.Decode(piece, decoded.AsSpan(filled), out _);
            }

            Assert.Equal(body, decoded[..filled]);
        }).QuickCheckThrowOnFailure();
    }

    private static byte[] Encode(byte[] body, int size) =>
    [
        .. body.Chunk(size).SelectMany(chunk => (byte[])[.. Encoding.ASCII.GetBytes($"{chunk.Length:X}\r\n"), .. chunk, .. "\r\n"u8]),
        .. "0\r\n\r\n"u8,
    ];

    private static T Now<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();
}
