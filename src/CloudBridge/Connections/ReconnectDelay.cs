namespace CloudBridge.Connections;

/// <summary>
/// Waits before reconnecting: full jitter between 250 ms and a limit that doubles from 1 s to 60 s. It starts
/// over only after 30 s of health, so that a server that accepts and closes is not hammered.
/// </summary>
internal sealed class ReconnectDelay(Random random)
{
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Healthy = TimeSpan.FromSeconds(30);
    private int _failures;

    /// <summary>The next wait.</summary>
    /// <param name="lived">How long the connection that ended was live.</param>
    /// <param name="outlook">What its end means for the next try.</param>
    public TimeSpan Next(TimeSpan lived, ReconnectOutlook outlook)
    {
        _failures = lived >= Healthy ? 0 : _failures;
        var limit = TimeSpan.FromSeconds(Math.Min(Cap.TotalSeconds, Math.Pow(2, Math.Min(_failures, 10))));
        _failures++;
        return outlook switch
        {
            ReconnectOutlook.NeedsOperator => TimeSpan.FromMinutes(5),
            ReconnectOutlook.Overloaded => Cap + (random.NextDouble() * Cap),
            _ => Floor + (random.NextDouble() * (limit - Floor)),
        };
    }
}
