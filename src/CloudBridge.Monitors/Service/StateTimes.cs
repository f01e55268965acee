namespace CloudBridge.Monitors.Service;

/// <summary>The times a monitor was in each state, from its changes: people read them as uptime.</summary>
internal sealed class StateTimes
{
    private const int PageSize = 500;

    /// <summary>The number of pages of changes that are looked at; who has more is known since the oldest of them.</summary>
    private const int MaxPages = 40;

    private readonly List<(DateTimeOffset At, MonitorState State)> _changes = [];

    private StateTimes()
    {
    }

    /// <summary>Reads the changes of a monitor since a time, and the last one before.</summary>
    public static async ValueTask<StateTimes> ReadAsync(
        IMonitorStore store,
        long monitorId,
        DateTimeOffset from,
        CancellationToken cancellationToken)
    {
        var times = new StateTimes();
        var before = long.MaxValue;
        for (var pages = 0; pages < MaxPages && !times.ReachesBack(from); pages++)
        {
            var page = await store.ListTransitionsAsync(monitorId, before, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var transition in page)
            {
                times.AddOlder(transition);
            }

            if (page.Count < PageSize)
            {
                break;
            }

            before = page[^1].Id;
        }

        times._changes.Reverse();
        return times;
    }

    /// <summary>
    /// The share of a time in which it was up, of that in which it was up, down or flapping; null when it was none of these.
    /// </summary>
    public double? Uptime(DateTimeOffset from, DateTimeOffset until)
    {
        var (up, known) = (0L, 0L);
        for (var i = FirstIn(from); i < _changes.Count && _changes[i].At < until; i++)
        {
            var begin = Math.Max(from.UtcTicks, _changes[i].At.UtcTicks);
            var end = Math.Min(until.UtcTicks, i + 1 < _changes.Count ? _changes[i + 1].At.UtcTicks : long.MaxValue);
            var length = Math.Max(0, end - begin);
            up += _changes[i].State == MonitorState.Up ? length : 0;
            known += _changes[i].State is MonitorState.Up or MonitorState.Down or MonitorState.Flapping ? length : 0;
        }

        return known == 0 ? null : (double)up / known;
    }

    private bool ReachesBack(DateTimeOffset from) => _changes.Count > 0 && _changes[^1].At <= from;

    /// <summary>A clock that was ahead wrote times that later ones contradict; the later ones are right.</summary>
    private void AddOlder(Transition transition)
    {
        if (transition.From != transition.To)
        {
            var newer = _changes.Count > 0 ? _changes[^1].At : DateTimeOffset.MaxValue;
            _changes.Add((transition.At < newer ? transition.At : newer, transition.To));
        }
    }

    /// <summary>The change whose state lasts into a time.</summary>
    private int FirstIn(DateTimeOffset from)
    {
        var (low, high) = (0, _changes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _changes[middle].At <= from ? (middle + 1, high) : (low, middle);
        }

        return Math.Max(0, low - 1);
    }
}
