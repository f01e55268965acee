namespace CloudBridge.Wires.Cb1;

/// <summary>Wakes a room when it has to look after something. Guarded by the room, which it wakes outside of its lock.</summary>
internal sealed class SweepClock(TimeProvider time, Action sweep, CancellationToken gone = default)
{
    /// <summary>The time after which missing parts are looked after.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(0.1);

    /// <summary>The time after which silent clients are looked after.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromSeconds(1);

    private ITimer? _timer;
    private TimeSpan? _due;

    /// <summary>Wakes the room after a time at the latest, unless it has been left for good.</summary>
    public void Set(TimeSpan due)
    {
        if (_due <= due || gone.IsCancellationRequested)
        {
            return;
        }

        _due = due;
        _timer ??= time.CreateTimer(_ => sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The room is awake.</summary>
    public void Woke() => _due = null;
}
