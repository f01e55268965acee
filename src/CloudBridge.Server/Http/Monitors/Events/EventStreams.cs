using CloudBridge.Monitors;

namespace CloudBridge.Server.Http.Monitors.Events;

/// <summary>The open streams of events, counted by account. Safe for threads.</summary>
internal sealed class EventStreams(IPinger pinger, TimeProvider time, IHostApplicationLifetime life)
{
    /// <summary>How many an account may have open.</summary>
    public const int MostPerAccount = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, int> _open = [];

    /// <summary>A stream of an account's events; null when it has too many open.</summary>
    public EventStreamResult? TryOpen(long owner, long? after)
    {
        lock (_gate)
        {
            var open = _open.GetValueOrDefault(owner);
            if (open >= MostPerAccount)
            {
                return null;
            }

            _open[owner] = open + 1;
        }

        return new EventStreamResult(token => pinger.EventsAsync(owner, after, token), time, () => Close(owner), life.ApplicationStopping);
    }

    private void Close(long owner)
    {
        lock (_gate)
        {
            if (--_open[owner] == 0)
            {
                _open.Remove(owner);
            }
        }
    }
}
