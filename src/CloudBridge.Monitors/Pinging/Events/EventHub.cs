using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CloudBridge.Monitors.Pinging.Events;

/// <summary>
/// Numbers events, tells the readers, and remembers the last 10,000 that are not mere checks, for those who come back. Safe for
/// threads.
/// </summary>
internal sealed class EventHub
{
    private const int Remembered = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<MonitorEvent> _past = new();
    private readonly Dictionary<long, List<EventReader>> _readers = [];
    private readonly List<EventReader> _readersOfAll = [];
    private long _number;

    /// <summary>Tells of an event. A check that nobody reads of is no event.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="ownerId">Whose monitor.</param>
    /// <param name="monitorId">Which.</param>
    /// <param name="status">How it is now.</param>
    public void Publish(MonitorEventKind kind, long ownerId, long monitorId, Func<MonitorStatus?> status)
    {
        lock (_gate)
        {
            var readers = _readers.GetValueOrDefault(ownerId);
            if (kind == MonitorEventKind.Checked && readers is null && _readersOfAll.Count == 0)
            {
                return;
            }

            var happened = new MonitorEvent(++_number, kind, ownerId, monitorId, status());
            Remember(happened);
            readers?.ForEach(reader => reader.Offer(happened));
            _readersOfAll.ForEach(reader => reader.Offer(happened));
        }
    }

    /// <summary>Events; see <see cref="IPinger.EventsAsync"/>.</summary>
    public async IAsyncEnumerable<MonitorEvent> ReadAsync(
        long? ownerId,
        long? after,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = Subscribe(ownerId, after);
        try
        {
            while (await reader.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                while (reader.TryRead(out var happened))
                {
                    yield return happened;
                }
            }
        }
        finally
        {
            Unsubscribe(ownerId, reader);
        }
    }

    private EventReader Subscribe(long? ownerId, long? after)
    {
        var reader = new EventReader();
        lock (_gate)
        {
            foreach (var happened in _past.Where(one => one.Number > after && (ownerId ?? one.OwnerId) == one.OwnerId))
            {
                reader.Offer(happened);
            }

            ReadersOf(ownerId).Add(reader);
        }

        return reader;
    }

    private void Unsubscribe(long? ownerId, EventReader reader)
    {
        lock (_gate)
        {
            ReadersOf(ownerId).Remove(reader);
            if (ownerId is { } owner && _readers[owner].Count == 0)
            {
                _readers.Remove(owner);
            }
        }
    }

    private List<EventReader> ReadersOf(long? ownerId) => ownerId is { } owner
        ? CollectionsMarshal.GetValueRefOrAddDefault(_readers, owner, out _) ??= []
        : _readersOfAll;

    private void Remember(MonitorEvent happened)
    {
        if (happened.Kind == MonitorEventKind.Checked)
        {
            return;
        }

        _past.Enqueue(happened);
        if (_past.Count > Remembered)
        {
            _past.Dequeue();
        }
    }
}
