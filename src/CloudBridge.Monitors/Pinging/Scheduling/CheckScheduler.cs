namespace CloudBridge.Monitors.Pinging.Scheduling;

/// <summary>
/// Says what is due. Slots lie on the wall clock, at the phase of each number; what is scheduled is kept as a timestamp, so that
/// a jump of the wall clock moves one interval at most. What was missed while the process stood still is skipped
/// and counted, never caught up. Knows nothing of checks; safe for threads.
/// </summary>
internal sealed class CheckScheduler<T> : IDisposable
    where T : CheckTiming
{
    /// <summary>New ones are due within this time.</summary>
    public static readonly TimeSpan FirstSpread = TimeSpan.FromSeconds(4);

    /// <summary>
    /// The time before which something that was taken is not wanted soon again, however often somebody changes it.
    /// </summary>
    public static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan StandstillFrom = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly TimingHeap<T> _heap = new();
    private readonly SemaphoreSlim _wake = new(0);
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly double _ticksPerMillisecond;
    private readonly long _standstill;
    private long _skipped;

    public CheckScheduler(TimeProvider time)
    {
        _time = time;
        _ticksPerMillisecond = time.TimestampFrequency / 1000.0;
        _standstill = Ticks((long)StandstillFrom.TotalMilliseconds);
        _timer = time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Slots that passed without being taken.</summary>
    public long Skipped => Interlocked.Read(ref _skipped);

    /// <summary>
    /// Schedules something; what is scheduled already stays where it is unless its interval changes or it is wanted soon.
    /// </summary>
    /// <param name="timing">What.</param>
    /// <param name="interval">How often.</param>
    /// <param name="soon">Whether it is due within 4 s before it goes to its slots.</param>
    public void Schedule(T timing, TimeSpan interval, bool soon)
    {
        lock (_gate)
        {
            var isNew = SetInterval(timing, (long)interval.TotalMilliseconds) || timing.IsStopped;
            timing.IsStopped = false;
            timing.WantsSoon |= soon && timing.IsUnderWay;
            if (!timing.IsUnderWay && (isNew || soon))
            {
                _heap.Remove(timing);
                PutNext(timing, soon);
            }
        }
    }

    /// <summary>Has something that waits for its slot taken soon as well; the slot stays its own.</summary>
    public void Expedite(T timing)
    {
        lock (_gate)
        {
            if (timing.HeapIndex >= 0 && timing.Kind == DueKind.Slot)
            {
                _heap.Remove(timing);
                PutSoon(timing, _time.GetTimestamp());
            }
        }
    }

    /// <summary>Schedules something no more.</summary>
    public void Stop(T timing)
    {
        lock (_gate)
        {
            timing.IsStopped = true;
            timing.WantsSoon = false;
            _heap.Remove(timing);
        }
    }

    /// <summary>Takes what is due longest; it is not due again before <see cref="Reschedule"/>.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out T? due)
    {
        lock (_gate)
        {
            var now = _time.GetTimestamp();
            while ((due = _heap.First) is not null && due.DueAt <= now)
            {
                _heap.Remove(due);
                due.SlotBehind = due.Kind == DueKind.Slot ? due.Slot : due.SlotBehind;
                if (now - due.DueAt < _standstill)
                {
                    due.IsUnderWay = true;
                    due.TakenAt = now;
                    return true;
                }

                Skip(due, now);
            }

            return false;
        }
    }

    /// <summary>
    /// Schedules the next time of something that was taken and is over. One that is not under way stays as it is.
    /// </summary>
    /// <param name="timing">What.</param>
    /// <param name="startedAt">The timestamp at which it began.</param>
    /// <param name="confirmAfter">When it is due again, counted from its beginning; null for the next slot.</param>
    public void Reschedule(T timing, long startedAt, TimeSpan? confirmAfter)
    {
        lock (_gate)
        {
            if (!timing.IsUnderWay)
            {
                return;
            }

            var now = _time.GetTimestamp();
            timing.IsUnderWay = false;
            if (timing.IsStopped)
            {
                return;
            }

            if (confirmAfter is { } wait && !timing.WantsSoon)
            {
                Put(timing, Math.Max(now, startedAt + Ticks((long)wait.TotalMilliseconds)), DueKind.Confirmation);
                return;
            }

            Interlocked.Add(ref _skipped, timing.Kind == DueKind.Slot ? SlotsSince(timing, now) : 0);
            PutNext(timing, timing.WantsSoon);
        }
    }

    /// <summary>The time at which something is due, by the wall clock as it is now; null when it is not.</summary>
    public DateTimeOffset? DueAt(T timing)
    {
        lock (_gate)
        {
            return timing.IsStopped ? null : _time.GetUtcNow().AddMilliseconds((timing.DueAt - _time.GetTimestamp()) / _ticksPerMillisecond);
        }
    }

    /// <summary>Tells whether something was due so long ago, and is not over yet.</summary>
    public bool IsOverdue(T timing, TimeSpan grace)
    {
        lock (_gate)
        {
            return !timing.IsStopped && _time.GetTimestamp() - timing.DueAt > Ticks((long)grace.TotalMilliseconds);
        }
    }

    /// <summary>Waits until something is due, or may be.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var wait = _heap.First is { } first
                ? TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling((first.DueAt - _time.GetTimestamp()) / _ticksPerMillisecond)))
                : Timeout.InfiniteTimeSpan;
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
            // The clock may have moved on while the wait was reckoned.
            if (_heap.First is { } due && due.DueAt <= _time.GetTimestamp())
            {
                Wake();
            }
        }

        await _wake.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _timer.Dispose();
    }

    private static bool SetInterval(T timing, long interval)
    {
        if (timing.Interval == interval)
        {
            return false;
        }

        timing.Interval = interval;
        timing.SlotBehind = 0;
        return true;
    }

    /// <summary>One that has never been taken is still due soon; all others wait for their next slot.</summary>
    private void Skip(T timing, long now)
    {
        Interlocked.Add(ref _skipped, SlotsSince(timing, now) + (timing.Kind == DueKind.Slot ? 1 : 0));
        PutNext(timing, timing.Kind == DueKind.Soon);
    }

    private void PutNext(T timing, bool soon)
    {
        timing.WantsSoon = false;
        if (soon)
        {
            var now = _time.GetTimestamp();
            PutSoon(timing, timing.TakenAt is { } taken ? Math.Max(now, taken + Ticks((long)SoonAgain.TotalMilliseconds)) : now);
            return;
        }

        var wall = _time.GetUtcNow().ToUnixTimeMilliseconds();
        timing.Slot = NextSlot(timing, wall);
        Put(timing, _time.GetTimestamp() + Ticks(timing.Slot - wall), DueKind.Slot);
    }

    private void PutSoon(T timing, long from) =>
        Put(timing, from + Ticks(CheckPhase.FirstDelay(timing.Id, (long)FirstSpread.TotalMilliseconds)), DueKind.Soon);

    /// <summary>
    /// A slot that was taken a little early by the wall clock, which runs a little differently, is not taken again.
    /// </summary>
    private static long NextSlot(T timing, long wall)
    {
        var next = CheckPhase.NextSlot(timing.Id, timing.Interval, wall);
        var isBehind = timing.SlotBehind >= next && timing.SlotBehind < wall + timing.Interval;
        return isBehind ? timing.SlotBehind + timing.Interval : next;
    }

    private void Put(T timing, long dueAt, DueKind kind)
    {
        timing.DueAt = dueAt;
        timing.Kind = kind;
        _heap.Add(timing);
        if (_heap.First == timing)
        {
            Wake();
        }
    }

    private long SlotsSince(T timing, long now) => (long)((now - timing.DueAt) / _ticksPerMillisecond) / timing.Interval;

    private long Ticks(long milliseconds) => (long)(milliseconds * _ticksPerMillisecond);

    private void Wake()
    {
        if (_wake.CurrentCount == 0)
        {
            _wake.Release();
        }
    }
}
