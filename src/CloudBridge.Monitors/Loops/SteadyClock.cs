namespace CloudBridge.Monitors;

/// <summary>
/// The time by which things are forgotten. It goes back with the clock at once, but follows a leap of more than an hour
/// ahead only when the clock has stayed there for a day, so that a clock that is wrong for a while deletes nothing. Safe
/// for threads.
/// </summary>
public sealed class SteadyClock
{
    private static readonly TimeSpan Believed = TimeSpan.FromHours(1);
    private static readonly TimeSpan Trial = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _began;
    private DateTimeOffset _beginning;
    private DateTimeOffset _tried;
    private TimeSpan _triedSince;

    /// <summary>Begins to watch a clock.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="known">A time that has been for certain, because something of then is there.</param>
    public SteadyClock(TimeProvider time, DateTimeOffset known)
    {
        ArgumentNullException.ThrowIfNull(time);
        (_time, _began, _beginning, _tried) = (time, time.GetTimestamp(), known, time.GetUtcNow());
    }

    /// <summary>The time; never after that of the clock.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
            {
                var elapsed = _time.GetElapsedTime(_began);
                var beginning = _time.GetUtcNow() - elapsed;
                if (IsToBeBelieved(beginning, elapsed))
                {
                    _beginning = beginning;
                }

                return _beginning + elapsed;
            }
        }
    }

    private bool IsToBeBelieved(DateTimeOffset beginning, TimeSpan elapsed)
    {
        if ((beginning - _tried).Duration() > Believed)
        {
            (_tried, _triedSince) = (beginning, elapsed);
        }

        return beginning - _beginning <= Believed || elapsed - _triedSince >= Trial;
    }
}
