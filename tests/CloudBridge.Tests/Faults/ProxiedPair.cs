using System.Net;
using System.Net.Sockets;
using CloudBridge.TestKit;
using CloudBridge.TestKit.Faults;

namespace CloudBridge.Tests.Faults;

/// <summary>A client and a server that speak bytes to each other through a proxy; every wait is bounded.</summary>
internal sealed class ProxiedPair : IAsyncDisposable
{
    private readonly TcpListener _listener;

    private ProxiedPair(TcpListener listener, FaultProxy proxy)
    {
        _listener = listener;
        Proxy = proxy;
    }

    public FaultProxy Proxy { get; }

    public Socket Client { get; } = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public Socket Server { get; private set; } = null!;

    public ProxyConnection Connection => Proxy.Accepted.Items[0];

    /// <summary>Starts a proxy and connects both sides; with a fault for new connections, if told.</summary>
    public static async Task<ProxiedPair> OpenAsync(Fault? forNew = null, TimeProvider? time = null)
    {
        var pair = await StartAsync(time);
        if (forNew is not null)
        {
            pair.Proxy.Apply(forNew, FaultScope.New);
        }

        await pair.ConnectAsync();
        pair.Server = await Patience.WaitAsync(pair._listener.AcceptSocketAsync());
        await pair.Proxy.Accepted.CountAsync(1);
        return pair;
    }

    /// <summary>Starts a proxy without connecting.</summary>
    public static async Task<ProxiedPair> StartAsync(TimeProvider? time = null)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return new ProxiedPair(listener, await FaultProxy.StartAsync(new Uri($"ws://127.0.0.1:{port}/"), time));
    }

    public Task ConnectAsync() => Patience.WaitAsync(Client.ConnectAsync(Proxy.Url.Host, Proxy.Url.Port));

    /// <summary>Opens a WebSocket, as far as the proxy can see.</summary>
    public async Task UpgradeAsync()
    {
        await Client.SendAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        await ReadAsync(Server, 18);
        await Server.SendAsync("HTTP/1.1 101 Go\r\n\r\n"u8.ToArray());
        await ReadAsync(Client, 19);
    }

    /// <summary>Reads so many bytes.</summary>
    public static async Task<byte[]> ReadAsync(Socket socket, int count)
    {
        var bytes = new byte[count];
        for (var length = 0; length < count;)
        {
            var read = await Patience.WaitAsync(socket.ReceiveAsync(bytes.AsMemory(length)).AsTask());
            Assert.NotEqual(0, read);
            length += read;
        }

        return bytes;
    }

    /// <summary>Reads until the stream ends, and tells whether it ended with a reset.</summary>
    public static async Task<(byte[] Bytes, bool IsReset)> ReadToEndAsync(Socket socket)
    {
        var bytes = new List<byte>();
        var buffer = new byte[4096];
        try
        {
            while (await Patience.WaitAsync(socket.ReceiveAsync(buffer.AsMemory()).AsTask()) is > 0 and var count)
            {
                bytes.AddRange(buffer.AsSpan(0, count));
            }

            return ([.. bytes], false);
        }
        catch (SocketException)
        {
            return ([.. bytes], true);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Server?.Dispose();
        await Proxy.DisposeAsync();
        _listener.Dispose();
    }
}
