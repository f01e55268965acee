using CloudBridge.TestKit.Faults;

namespace CloudBridge.Reliability.Rows.Answers;

/// <summary>Connections with a fault that ends them. What happens to new ones is over after a second.</summary>
internal sealed class BrokenConnection
{
    private static readonly TimeSpan NewConnectionsSuffer = TimeSpan.FromSeconds(1);
    private readonly FaultProxy _proxy;
    private readonly Fault _fault;
    private readonly IReadOnlyList<ProxyConnection> _connections;
    private readonly Task _cleared;

    public BrokenConnection(FaultProxy proxy, Fault fault, IReadOnlyList<ProxyConnection> connections)
    {
        _proxy = proxy;
        _fault = fault;
        _connections = connections;
        _cleared = ClearAsync();
    }

    /// <summary>A fault that waits for bytes may find too few; silence must be noticed by the bridge.</summary>
    private TimeSpan Longest => TimeSpan.FromSeconds(_fault.Kind is FaultKind.BlackHole or FaultKind.SwallowPong ? 40 : 2);

    /// <summary>Completes when the connections have ended.</summary>
    public async Task WhenOverAsync(CancellationToken cancellationToken)
    {
        await _cleared;
        var ended = Task.WhenAll(_connections.Select(connection => connection.ClientEnded));
        await ended.WaitAsync(Longest, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var connection in _connections.Where(connection => !connection.ClientEnded.IsCompleted))
        {
            connection.Apply(new Fault(FaultKind.Reset));
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task ClearAsync()
    {
        await Task.Delay(NewConnectionsSuffer);
        _proxy.Clear(FaultScope.New);
    }
}
