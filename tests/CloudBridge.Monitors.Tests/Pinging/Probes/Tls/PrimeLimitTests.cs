using CloudBridge.Monitors.Pinging.Probes.Tls;

namespace CloudBridge.Monitors.Tests.Pinging.Probes.Tls;

public sealed class PrimeLimitTests
{
    private const byte ServerHello = 2;
    private const byte ServerKeyExchange = 12;
    private const byte ServerHelloDone = 14;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100_000)]
    public void The_length_of_the_prime_is_found_however_the_bytes_come(int piece)
    {
        byte[] begin = [.. Message(ServerHello, new byte[70]), .. Message(ServerHelloDone, [])];

        Take([.. Record(begin), .. Record(Message(ServerKeyExchange, Prime(512)))], piece);

        Assert.Throws<TlsFailedException>(() => Take([.. Record(begin), .. Record(Message(ServerKeyExchange, Prime(513)))], piece));
    }

    [Fact]
    public void A_message_may_go_over_several_records_and_a_record_may_be_empty()
    {
        var message = Message(ServerKeyExchange, Prime(1_250));
        for (var cut = 0; cut <= 6; cut++)
        {
            byte[] bytes = [.. Record(message[..cut]), .. Record([]), .. Record(message[cut..])];
            Assert.Throws<TlsFailedException>(() => Take(bytes, 7));
        }
    }

    [Fact]
    public void Other_messages_may_begin_with_anything()
    {
        Take([.. Record(Message(ServerHello, Prime(1_250))), .. Record(Message(ServerKeyExchange, Prime(256)))], 7);
    }

    [Fact]
    public void What_is_encrypted_is_not_read()
    {
        byte[] changeOfCipher = [20, 3, 3, 0, 1, 1];

        Take([.. changeOfCipher, .. Record(Message(ServerKeyExchange, Prime(1_250)))], 7);
    }

    private static void Take(byte[] bytes, int piece)
    {
        var limit = new PrimeLimit();
        foreach (var part in bytes.Chunk(piece))
        {
            limit.Take(part);
        }
    }

    private static byte[] Record(byte[] payload) => [22, 3, 3, (byte)(payload.Length >> 8), (byte)payload.Length, .. payload];

    private static byte[] Message(byte type, byte[] body) => [type, 0, (byte)(body.Length >> 8), (byte)body.Length, .. body];

    private static byte[] Prime(int bytes) => [(byte)(bytes >> 8), (byte)bytes, .. Enumerable.Repeat((byte)0xFF, bytes)];
}
