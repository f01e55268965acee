using CloudBridge.CloudServer.Runtime;

namespace CloudBridge.CloudServer.Rooms.Flushing;

/// <summary>
/// Decides how long a room waits between flushes. A quiet server does not wait. A busy one lets sets share frames, so that the
/// frames of all rooms stay near the budget; a room with many sets fills its frames sooner and waits less. Measured: waits under
/// 4 ms for few clients save little, waits over 2 ms keep a crowd at full speed from stuttering.
/// </summary>
internal sealed class FlushPace(CloudServerOptions options)
{
    private const double ShortestWait = 2_000;
    private const double NotWorthWaiting = 4_000;
    private const double WellFilledFrame = 3.5;
    private const double RateExponent = 0.6;
    private readonly double _longestWait = ServerClock.Microseconds(options.MaxFlushInterval);
    private readonly Lock _gate = new();
    private WindowCounter _activeClients;

    /// <summary>Notes that a room with this many clients was flushed for the first time in this window.</summary>
    public void CountClients(long now, int clients)
    {
        lock (_gate)
        {
            _activeClients.Add(now, clients);
        }
    }

    /// <summary>Microseconds between two flushes of a room; 0 means every set leaves at once.</summary>
    /// <param name="now">The time in microseconds.</param>
    /// <param name="linesPerWindow">The sets of this room in a recent window.</param>
    public long Interval(long now, int linesPerWindow)
    {
        int clients;
        lock (_gate)
        {
            clients = _activeClients.Peak(now);
        }

        var wait = Math.Min(_longestWait, clients * 1_000_000d / options.FrameBudget);
        if (wait < NotWorthWaiting)
        {
            return 0;
        }

        var linesPerLongestWait = linesPerWindow * _longestWait / WindowCounter.WindowMicroseconds;
        if (linesPerLongestWait > WellFilledFrame)
        {
            wait = Math.Min(wait, _longestWait * Math.Pow(WellFilledFrame / linesPerLongestWait, RateExponent));
        }

        return (long)Math.Max(wait, ShortestWait);
    }
}
