using CloudBridge.TestKit.Faults;

namespace CloudBridge.Reliability.Rows.Answers;

/// <summary>Connections with a fault that ends them.</summary>
internal sealed class BrokenConnection(FaultProxy proxy, Fault fault, IReadOnlyList<ProxyConnection> connections)
{
    private static readonly TimeSpan NewConnectionsSuffer = TimeSpan.FromSeconds(1);

    /// <summary>A fault that waits for bytes may find too few; silence must be noticed by the bridge.</summary>
    private TimeSpan Longest => TimeSpan.FromSeconds(fault.Kind is FaultKind.BlackHole or FaultKind.SwallowPong ? 40 : 2);

    /// <summary>Completes when the connections have ended; what was told to happen to new ones is over then.</summary>
    public async Task WhenOverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(NewConnectionsSuffer, cancellationToken);
        proxy.Clear(FaultScope.New);
        var ended = Task.WhenAll(connections.Select(connection => connection.ClientEnded));
        await ended.WaitAsync(Longest, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var connection in connections.Where(connection => !connection.ClientEnded.IsCompleted))
        {
            connection.Apply(new Fault(FaultKind.Reset));
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
