using System.Net;
using System.Net.Sockets;

namespace CloudBridge.TestKit.Faults;

/// <summary>
/// A TCP proxy on this machine between WebSocket clients and a server, which makes trouble on demand. What
/// is random in its faults follows from its seed. Without faults it passes every byte.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<ProxyConnection> _open = [];
    private readonly List<Fault> _forNew = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly TcpListener _listener;
    private readonly Uri _target;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly Task _accepting;

    private FaultProxy(TcpListener listener, Uri target, TimeProvider time, int seed)
    {
        _listener = listener;
        _target = target;
        _time = time;
        _random = new Random(seed);
        Url = new UriBuilder(target) { Host = ((IPEndPoint)listener.LocalEndpoint).Address.ToString(), Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect instead.</summary>
    public Uri Url { get; }

    /// <summary>Every connection there was, in order.</summary>
    public SignalLog<ProxyConnection> Accepted { get; } = new();

    /// <summary>When clients connected, also those that were closed as soon as they were accepted.</summary>
    public SignalLog<DateTimeOffset> Knocks { get; } = new();

    /// <summary>Connections that were closed as soon as they were accepted.</summary>
    public int Refused { get; private set; }

    /// <summary>The connections that are open, oldest first.</summary>
    public IReadOnlyList<ProxyConnection> Connections
    {
        get
        {
            lock (_gate)
            {
                _open.RemoveAll(connection => connection.Ended.IsCompleted);
                return [.. _open];
            }
        }
    }

    /// <summary>Starts a proxy on a free port.</summary>
    /// <param name="target">The server: a loopback address with a port.</param>
    /// <param name="time">The clock of latencies and pauses; null for the system's.</param>
    /// <param name="seed">Decides what is random.</param>
    /// <param name="address">The loopback address to listen on; null for 127.0.0.1.</param>
    public static Task<FaultProxy> StartAsync(Uri target, TimeProvider? time = null, int seed = 1, IPAddress? address = null)
    {
        var listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        listener.Start(512);
        return Task.FromResult(new FaultProxy(listener, target, time ?? TimeProvider.System, seed));
    }

    /// <summary>Lets a fault happen to connections.</summary>
    public void Apply(Fault fault, FaultScope scope = FaultScope.All)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_gate)
        {
            if (scope.HasFlag(FaultScope.New))
            {
                _forNew.Add(fault);
            }
        }

        foreach (var connection in scope.HasFlag(FaultScope.Existing) ? Connections : [])
        {
            connection.Apply(OnExisting(fault));
        }
    }

    /// <summary>Lets a fault of a kind happen to all open connections.</summary>
    public void BreakAll(FaultKind kind) => Apply(new Fault(kind), FaultScope.Existing);

    /// <summary>Ends the faults of open connections, of new ones, or of both.</summary>
    public void Clear(FaultScope scope = FaultScope.All)
    {
        lock (_gate)
        {
            if (scope.HasFlag(FaultScope.New))
            {
                _forNew.Clear();
            }
        }

        foreach (var connection in scope.HasFlag(FaultScope.Existing) ? Connections : [])
        {
            connection.Clear();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var connection in Connections)
        {
            connection.Reset();
        }

        _stopping.Dispose();
    }

    private static Fault OnExisting(Fault fault) => fault.Kind switch
    {
        FaultKind.AcceptThenClose or FaultKind.CloseAfterUpgrade => fault with { Kind = FaultKind.Close },
        _ => fault,
    };

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            var client = await _listener.AcceptSocketAsync(_stopping.Token);
            client.NoDelay = true;
            Knocks.Add(_time.GetUtcNow());
            if (IsRefusing())
            {
                Refused++;
                client.Dispose();
                continue;
            }

            _ = OpenAsync(client);
        }
    }

    private bool IsRefusing()
    {
        lock (_gate)
        {
            return _forNew.Exists(fault => fault.Kind == FaultKind.AcceptThenClose);
        }
    }

    private async Task OpenAsync(Socket client)
    {
        var target = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await target.ConnectAsync(_target.Host, _target.Port, _stopping.Token);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            client.Dispose();
            target.Dispose();
            return;
        }

        Add(client, target);
    }

    private void Add(Socket client, Socket target)
    {
        ProxyConnection connection;
        lock (_gate)
        {
            connection = new ProxyConnection(client, target, _time, _random);
            foreach (var fault in _forNew)
            {
                connection.Arm(fault);
            }

            connection.Start();
            _open.RemoveAll(other => other.Ended.IsCompleted);
            _open.Add(connection);
        }

        Accepted.Add(connection);
    }
}
