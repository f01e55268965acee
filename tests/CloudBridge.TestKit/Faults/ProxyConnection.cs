using System.Net.Sockets;

namespace CloudBridge.TestKit.Faults;

/// <summary>One client's connection through a <see cref="FaultProxy"/>. Safe for threads.</summary>
public sealed class ProxyConnection : IDisposable
{
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource _clientEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ended = new();
    private readonly Socket _client;
    private readonly Socket _target;
    private readonly FaultPump _up;
    private readonly FaultPump _down;
    private readonly TimeProvider _time;
    private int _isEnding;

    internal ProxyConnection(Socket client, Socket target, TimeProvider time, Random random)
    {
        _client = client;
        _target = target;
        _time = time;
        _up = new FaultPump(client, target, FaultDirection.ToTarget, this, time, new Random(random.Next()));
        _down = new FaultPump(target, client, FaultDirection.ToClient, this, time, new Random(random.Next()));
    }

    /// <summary>Completes when the client's side is over, whoever ended it.</summary>
    public Task ClientEnded => _clientEnded.Task;

    /// <summary>Completes when both sides are over.</summary>
    public Task Ended { get; private set; } = Task.CompletedTask;

    /// <summary>The kind of fault with which the proxy ended the connection; null when a side did.</summary>
    public FaultKind? EndedBy { get; private set; }

    /// <summary>Bytes that reached the server.</summary>
    public long BytesToTarget => _up.Passed;

    /// <summary>Bytes that reached the client.</summary>
    public long BytesToClient => _down.Passed;

    /// <summary>Lets a fault happen to this connection, at once or when its bytes have passed.</summary>
    public void Apply(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        if (fault.EndsStream && fault.AfterBytes <= 0)
        {
            _ = EndAsync(fault, CancellationToken.None);
            return;
        }

        Arm(fault);
    }

    /// <summary>Ends all faults that are not over.</summary>
    public void Clear()
    {
        _up.Clear();
        _down.Clear();
    }

    /// <summary>Ends both sides with a reset.</summary>
    public void Dispose() => Reset();

    internal void Start() => Ended = RunAsync();

    internal void Arm(Fault fault)
    {
        if (fault.Direction.HasFlag(FaultDirection.ToTarget))
        {
            _up.Apply(fault);
        }

        if (fault.Direction.HasFlag(FaultDirection.ToClient))
        {
            _down.Apply(fault);
        }
    }

    internal async Task EndAsync(Fault fault, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isEnding, 1) != 0)
        {
            return;
        }

        EndedBy = fault.Kind;
        if (fault.Kind == FaultKind.SlowClose)
        {
            Arm(new Fault(FaultKind.BlackHole));
            await Task.Delay(fault.Delay, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (fault.Kind == FaultKind.Reset)
        {
            Reset();
            return;
        }

        await _ended.CancelAsync();
        await Task.WhenAll(FinishAsync(_client), FinishAsync(_target));
        _clientEnded.TrySetResult();
    }

    /// <summary>Ends both sides at once; their peers see a reset.</summary>
    internal void Reset()
    {
        Interlocked.Exchange(ref _isEnding, 1);
        Reset(_client);
        Reset(_target);
        _ended.Cancel();
        _clientEnded.TrySetResult();
    }

    private async Task RunAsync()
    {
        var up = RunAsync(_up, _target);
        var down = RunAsync(_down, _client);
        await up;
        if (Volatile.Read(ref _isEnding) == 0)
        {
            _clientEnded.TrySetResult();
        }

        await down;
        if (Interlocked.Exchange(ref _isEnding, 1) == 0)
        {
            _client.Dispose();
            _target.Dispose();
        }

        await _clientEnded.Task;
    }

    private async Task RunAsync(FaultPump pump, Socket sink)
    {
        try
        {
            await pump.RunAsync(_ended.Token);
            if (!pump.IsBlackHole)
            {
                sink.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            if (!pump.IsBlackHole && Volatile.Read(ref _isEnding) == 0)
            {
                Reset();
            }
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It is over already.
        }

        socket.Dispose();
    }

    /// <summary>Lets the peer read to the end what it was sent: closing at once would take unread bytes away from it.</summary>
    private async Task FinishAsync(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
            using var patience = new CancellationTokenSource(DrainTime, _time);
            var rest = new byte[16 * 1024];
            while (await socket.ReceiveAsync(rest, patience.Token) > 0)
            {
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The peer is gone already, or does not go.
        }

        socket.Dispose();
    }
}
