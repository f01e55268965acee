using CloudBridge.Configuration;

namespace CloudBridge.Connections;

/// <summary>
/// A token bucket for the values of one connection, kept as the time at which the next value would be due in
/// the long run: with a burst values may go ahead of it, never closer than the shortest interval. Due times
/// follow each other exactly, so that a late timer does not lower the rate; pauses fill the bucket, not more.
/// </summary>
internal sealed class SendBudget(TimeProvider time, SendRate rate)
{
    private readonly long _interval = Ticks(time, rate.Interval);
    private readonly long _burstInterval = Ticks(time, rate.BurstInterval);
    private readonly long _credit = Ticks(time, rate.Interval * rate.Burst);
    private long _due = time.GetTimestamp();
    private long _soonest = time.GetTimestamp();

    /// <summary>Waits until the next value may go.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        _due = Math.Max(_due, time.GetTimestamp());
        while (Left > 0)
        {
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling(Left * 1000.0 / time.TimestampFrequency));
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A value has gone.</summary>
    public void Sent()
    {
        _due += _interval;
        _soonest = time.GetTimestamp() + _burstInterval;
    }

    private long Left => Math.Max(_due - _credit, _soonest) - time.GetTimestamp();

    private static long Ticks(TimeProvider time, TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
