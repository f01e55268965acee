using System.Net.Sockets;

namespace CloudBridge.Reliability.Rows.Malformed;

/// <summary>One hostile connection to a cloud server: an upgrade, maybe a handshake, then hostile frames until thrown out.</summary>
internal sealed class HostileClient(Uri server, Random random)
{
    private const int MostFrames = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly byte[] Upgrade =
        "GET / HTTP/1.1\r\nHost: x\r\nUser-Agent: hostile\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"u8.ToArray();

    private readonly HostileFrames _frames = new(random, masked: true);

    /// <summary>Attacks once; returns how many frames or heads were sent.</summary>
    public async Task<int> AttackAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server.Host, server.Port, patience.Token);
        var sent = 0;
        try
        {
            if (random.Next(20) == 0)
            {
                sent++;
                await socket.SendAsync(_frames.BrokenHead(), patience.Token);
                return sent;
            }

            await socket.SendAsync(Upgrade, patience.Token);
            await socket.ReceiveAsync(new byte[1024], patience.Token);
            for (var frames = random.Next(1, MostFrames); frames > 0; frames--)
            {
                await socket.SendAsync(Next(first: sent == 0), patience.Token);
                sent++;
            }

            End(socket);
        }
        catch (SocketException)
        {
            // Thrown out, as it should be.
        }

        return sent;
    }

    private byte[] Next(bool first) =>
        first && random.Next(2) == 0
            ? TestKit.Faults.FrameMaker.Make("{\"method\":\"handshake\",\"user\":\"hostile\",\"project_id\":\"hostile\"}"u8, masked: true)
            : random.Next(3) == 0 ? _frames.Broken() : _frames.Text();

    private void End(Socket socket)
    {
        if (random.Next(3) == 0)
        {
            socket.LingerState = new LingerOption(true, 0);
        }
    }
}
