namespace CloudBridge.CloudServer.Runtime;

/// <summary>Monotonic time in microseconds: cheap to read, easy to subtract.</summary>
internal sealed class ServerClock(TimeProvider time)
{
    private readonly double _microsecondsPerTick = 1_000_000d / time.TimestampFrequency;

    /// <summary>Microseconds since some fixed moment.</summary>
    public long Now => (long)(time.GetTimestamp() * _microsecondsPerTick);

    /// <summary>Makes a timer that is not yet set.</summary>
    public ITimer CreateTimer(Action fire) =>
        time.CreateTimer(static state => ((Action)state!)(), fire, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Makes a timer that fires again and again.</summary>
    public ITimer CreateTimer(Action fire, TimeSpan period) =>
        time.CreateTimer(static state => ((Action)state!)(), fire, period, period);

    public static long Microseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;
}
