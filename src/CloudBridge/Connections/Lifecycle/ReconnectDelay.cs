namespace CloudBridge.Connections.Lifecycle;

/// <summary>
/// Waits before reconnecting: full jitter between 250 ms and a limit that doubles from 1 s to 60 s, or where
/// haste does no good the upper half of a limit that doubles from 2 to 10 min. It starts over only after 30 s
/// of health, so that a server that accepts and closes is not hammered.
/// </summary>
internal sealed class ReconnectDelay(Random random)
{
    private const int MaxDoublings = 10;
    private static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan SlowFirst = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan SlowCap = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Healthy = TimeSpan.FromSeconds(30);
    private int _failures;
    private int _slowFailures;

    /// <summary>The next wait.</summary>
    /// <param name="lived">How long the connection that ended was live.</param>
    /// <param name="isSlow">Whether trying soon would do no good.</param>
    public TimeSpan Next(TimeSpan lived, bool isSlow)
    {
        if (lived >= Healthy)
        {
            _failures = 0;
            _slowFailures = 0;
        }

        if (isSlow)
        {
            var slow = Limit(SlowFirst, SlowCap, _slowFailures++);
            return (slow / 2) + (random.NextDouble() * (slow / 2));
        }

        var limit = Limit(First, Cap, _failures++);
        return Floor + (random.NextDouble() * (limit - Floor));
    }

    private static TimeSpan Limit(TimeSpan first, TimeSpan cap, int failures)
    {
        var limit = first * Math.Pow(2, Math.Min(failures, MaxDoublings));
        return limit < cap ? limit : cap;
    }
}
