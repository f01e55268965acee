namespace CloudBridge.Downlink;

/// <summary>Wakes the sender when something falls due. Not safe for threads.</summary>
internal sealed class DownlinkAlarm(AsyncSignal ready, TimeProvider time)
{
    private ITimer? _timer;

    /// <summary>Rings at a time; never for <see cref="long.MaxValue"/>.</summary>
    public void Set(long due, long now)
    {
        if (due == long.MaxValue)
        {
            return;
        }

        _timer ??= time.CreateTimer(static ready => ((AsyncSignal)ready!).Set(), ready, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var wait = Math.Ceiling((due - now) * 1000.0 / time.TimestampFrequency);
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, wait)), Timeout.InfiniteTimeSpan);
    }
}
