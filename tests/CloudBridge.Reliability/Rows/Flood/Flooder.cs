using System.Net.Sockets;
using CloudBridge.TestKit.Faults;

namespace CloudBridge.Reliability.Rows.Flood;

/// <summary>One hostile client, which comes back at once when it is thrown out.</summary>
internal sealed class Flooder(Uri cloud, FloodKind kind, int number)
{
    private const int Ping = 9;
    private const int Continuation = 0;
    private const int Variables = 128;
    private const int SmallBuffer = 4_096;
    private static readonly string LongDigits = new('7', 100_000);
    private static readonly byte[] Sets = Repeat(RawCloudClient.Set("FLOOD", "1"), 10_000);
    private static readonly byte[] Pings = Repeat(FrameMaker.Make([], masked: true, Ping), 20_000);
    private static readonly byte[] Begun = FrameMaker.Make(new byte[1_000_000], masked: true, isFinal: false);
    private static readonly byte[] TooLong = RawCloudClient.Set("LONG", new string('7', 1_000_000));
    private static readonly byte[] Requests = Repeat("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), 2_000);
    private int _life;

    /// <summary>Attacks until told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                _life++;
                await LiveAsync(cancellationToken);
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
            {
                // Thrown out, or told to stop.
            }
        }
    }

    private async Task LiveAsync(CancellationToken cancellationToken)
    {
        if (kind == FloodKind.Requests)
        {
            await AskAsync(cancellationToken);
            return;
        }

        using var client = await RawCloudClient.ConnectAsync(cloud, cancellationToken, kind == FloodKind.Deaf ? SmallBuffer : null);
        await client.SendAsync(RawCloudClient.Handshake(Room()), cancellationToken);
        switch (kind)
        {
            case FloodKind.Sets:
                await RepeatAsync(client, _ => Sets, cancellationToken);
                break;
            case FloodKind.Pings:
                await RepeatAsync(client, _ => Pings, cancellationToken);
                break;
            case FloodKind.LongMessages:
                await RepeatAsync(client, i => i % 16 == 0 ? TooLong : LongSet(i), cancellationToken);
                break;
            case FloodKind.Deaf when number == 0:
                await RepeatAsync(client, LongSet, cancellationToken);
                break;
            case FloodKind.Unfinished:
                await client.SendAsync(Begun, cancellationToken);
                await RepeatAsync(client, _ => FrameMaker.Make(" "u8, masked: true, Continuation, isFinal: false), cancellationToken, TimeSpan.FromSeconds(1));
                break;
            case FloodKind.Rooms:
                await client.SendAsync(LongSet(0), cancellationToken);
                break;
            case FloodKind.Deaf:
                await Task.Delay(Timeout.Infinite, cancellationToken);
                break;
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(cloud.Host, cloud.Port, cancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Requests, cancellationToken);
        await stream.CopyToAsync(Stream.Null, cancellationToken);
    }

    private string Room() => kind switch
    {
        FloodKind.Rooms => $"flood-{number}-{_life}",
        FloodKind.LongMessages => $"flood-{number}",
        _ => "flood",
    };

    private static byte[] LongSet(int i) => RawCloudClient.Set($"V{i % Variables}", LongDigits[..^(i % 10)]);

    private static async Task RepeatAsync(RawCloudClient client, Func<int, byte[]> next, CancellationToken cancellationToken, TimeSpan pause = default)
    {
        for (var i = 0; ; i++)
        {
            await client.SendAsync(next(i), cancellationToken);
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, cancellationToken);
            }
        }
    }

    private static byte[] Repeat(byte[] bytes, int times) => [.. Enumerable.Repeat(bytes, times).SelectMany(one => one)];
}
