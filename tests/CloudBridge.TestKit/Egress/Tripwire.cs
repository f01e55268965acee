using System.Net;
using System.Net.Sockets;

namespace CloudBridge.TestKit.Egress;

/// <summary>Listens on the loopback addresses, and counts who comes: nobody may.</summary>
public sealed class Tripwire : IAsyncDisposable
{
    private readonly List<TcpListener> _listeners = [];
    private readonly List<Task> _accepting = [];
    private int _touched;

    private Tripwire()
    {
    }

    /// <summary>The port, the same on both addresses.</summary>
    public int Port { get; private set; }

    /// <summary>Connections so far. One that the kernel has taken is counted when its turn comes; see <see cref="SettleAsync"/>.</summary>
    public int Touched => Volatile.Read(ref _touched);

    /// <summary>Counts from nothing again.</summary>
    public void Reset() => Interlocked.Exchange(ref _touched, 0);

    /// <summary>Listens on 127.0.0.1 and, where there is IPv6, on ::1.</summary>
    public static Tripwire Start()
    {
        var wire = new Tripwire();
        wire.Listen(IPAddress.Loopback);
        if (Socket.OSSupportsIPv6)
        {
            wire.Listen(IPAddress.IPv6Loopback);
        }

        return wire;
    }

    /// <summary>Connects to every address itself, and returns when all that came before is counted too: connections are taken in order.</summary>
    /// <returns>How many connections came from elsewhere.</returns>
    public async Task<int> SettleAsync()
    {
        foreach (var listener in _listeners)
        {
            using var own = new TcpClient(listener.LocalEndpoint.AddressFamily);
            var endpoint = (IPEndPoint)listener.LocalEndpoint;
            await Patience.WaitAsync(own.ConnectAsync(endpoint.Address, endpoint.Port));
            await Patience.WaitAsync(own.GetStream().ReadAsync(new byte[1]).AsTask());
        }

        return Interlocked.Add(ref _touched, -_listeners.Count);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _listeners.ForEach(listener => listener.Dispose());
        await Task.WhenAll(_accepting);
    }

    private void Listen(IPAddress address)
    {
        var listener = new TcpListener(address, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _listeners.Add(listener);
        _accepting.Add(AcceptAsync(listener));
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref _touched);
            }
        }
        catch (Exception error) when (error is SocketException or InvalidOperationException)
        {
            // It was closed, while it waited or between two calls.
        }
    }
}
