using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using CloudBridge.TestKit.Faults;

namespace CloudBridge.Reliability.Rows.Malformed;

/// <summary>A cloud that sends hostile frames to whoever joins, until it is told to become an honest one behind the same address.</summary>
internal sealed class HostileCloud : IAsyncDisposable
{
    private const int MostFrames = 40;

    // Some frames announce more than ever comes; the bridge may wait for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Uri _honest;
    private readonly int _seed;
    private readonly Task _accepting;
    private volatile bool _isHonest;
    private int _connections;
    private int _sent;

    public HostileCloud(Uri honest, int seed)
    {
        _honest = honest;
        _seed = seed;
        _listener.Start(512);
        Url = new UriBuilder(honest) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    public Uri Url { get; }

    /// <summary>Hostile frames sent so far.</summary>
    public int Sent => Volatile.Read(ref _sent);

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>From now on new connections reach the honest cloud.</summary>
    public void BecomeHonest() => _isHonest = true;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var socket = await _listener.AcceptSocketAsync(_stopping.Token);
            var number = Interlocked.Increment(ref _connections);
            _ = ServeAsync(socket, new Random(_seed + number));
        }
    }

    private async Task ServeAsync(Socket socket, Random random)
    {
        using var client = socket;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        try
        {
            if (_isHonest)
            {
                await PassOnAsync(client, _stopping.Token);
                return;
            }

            patience.CancelAfter(Patience);
            await AttackAsync(client, random, patience.Token);
        }
        catch (Exception error) when (error is SocketException or IOException or OperationCanceledException)
        {
            // The bridge has had enough.
        }
    }

    private async Task AttackAsync(Socket socket, Random random, CancellationToken cancellationToken)
    {
        var frames = new HostileFrames(random, masked: false);
        await socket.SendAsync(Answer(await ReadHeadAsync(socket, cancellationToken)), cancellationToken);
        await socket.SendAsync(FrameMaker.Make("{\"method\":\"ready\"}"u8, masked: false), cancellationToken);
        for (var left = random.Next(1, MostFrames); left >= 0; left--)
        {
            await socket.SendAsync(left == 0 ? frames.Broken() : frames.Text(), cancellationToken);
            Interlocked.Increment(ref _sent);
        }

        while (await socket.ReceiveAsync(new byte[4096], cancellationToken) > 0)
        {
        }
    }

    private static async Task<string> ReadHeadAsync(Socket socket, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await socket.ReceiveAsync(buffer, cancellationToken);
            head.Append(Encoding.ASCII.GetString(buffer, 0, count));
            ObjectDisposedException.ThrowIf(count == 0, socket);
        }

        return head.ToString();
    }

    /// <summary>The answer that a client takes for a WebSocket server's: the hash is the one RFC 6455 asks for.</summary>
    private static byte[] Answer(string head)
    {
        const string mark = "Sec-WebSocket-Key:";
        var line = head.Split("\r\n").First(line => line.StartsWith(mark, StringComparison.OrdinalIgnoreCase));
        var key = line[mark.Length..].Trim() + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
#pragma warning disable CA5350 // RFC 6455 prescribes SHA-1; nothing is protected by it.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key)));
#pragma warning restore CA5350
        return Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n");
    }

    private async Task PassOnAsync(Socket client, CancellationToken cancellationToken)
    {
        using var target = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await target.ConnectAsync(_honest.Host, _honest.Port, cancellationToken);
        await using var near = new NetworkStream(client);
        await using var far = new NetworkStream(target);
        await Task.WhenAny(near.CopyToAsync(far, cancellationToken), far.CopyToAsync(near, cancellationToken));
    }
}
