namespace CloudBridge.Identity;

/// <summary>
/// Where the clock of a cloud stands, as bounds on its distance from ours. Every reading of the log narrows
/// them; one that contradicts them shows that a clock was set, and the bounds start anew. Not safe for threads.
/// </summary>
internal sealed class CloudClock(TimeProvider time)
{
    private const double DriftPerTick = 0.0005;
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(2);

    /// <summary>The time for which rows with times of the old clock are in the way.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(2);

    private long _low;
    private long _high;
    private long _observed;
    private long? _setAt;
    private bool _isKnown;

    /// <summary>
    /// True when the clock is known for that moment: readings have told it, and it has not been set shortly before or
    /// since.
    /// </summary>
    /// <param name="timestamp">A timestamp of our clock.</param>
    public bool Knows(long timestamp) => _isKnown && (_setAt is not { } setAt || time.GetElapsedTime(setAt, timestamp) > Settling);

    /// <summary>
    /// Takes the time that a reading told, which is cut to the second and may be kept for a second by the server.
    /// </summary>
    /// <param name="serverTime">The clock of the cloud.</param>
    /// <param name="started">When the reading began, as a timestamp of our clock.</param>
    /// <param name="ended">When it ended.</param>
    public void Observe(DateTimeOffset serverTime, long started, long ended)
    {
        var low = serverTime.UtcTicks - Early.Ticks - Local(ended);
        var high = serverTime.UtcTicks + Late.Ticks - Local(started);
        var drift = (long)((Local(ended) - _observed) * DriftPerTick);
        _observed = Local(ended);
        if (_isKnown && low <= _high + drift && high >= _low - drift)
        {
            _low = Math.Max(low, _low - drift);
            _high = Math.Min(high, _high + drift);
            return;
        }

        _setAt = _isKnown ? ended : null;
        (_low, _high, _isKnown) = (low, high, true);
    }

    /// <summary>The earliest that the clock of the cloud can have shown at a moment.</summary>
    public DateTimeOffset Earliest(long timestamp) => new(Local(timestamp) + _low, TimeSpan.Zero);

    /// <summary>The latest that the clock of the cloud can have shown at a moment.</summary>
    public DateTimeOffset Latest(long timestamp) => new(Local(timestamp) + _high, TimeSpan.Zero);

    /// <summary>Ticks of a clock that nobody sets.</summary>
    private long Local(long timestamp) => time.GetElapsedTime(0, timestamp).Ticks;
}
