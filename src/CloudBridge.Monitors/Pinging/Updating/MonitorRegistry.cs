using System.Collections.Concurrent;
using CloudBridge.Monitors.Pinging.Events;
using CloudBridge.Monitors.Pinging.Running;
using CloudBridge.Monitors.Pinging.Scheduling;

namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>All monitors that are watched. Safe for threads.</summary>
internal sealed class MonitorRegistry(CheckScheduler<WatchedMonitor> scheduler, TargetRegistry targets, EventHub events)
{
    /// <summary>
    /// A monitor that somebody has just read may be told of after it was forgotten, but not after so many others were.
    /// </summary>
    private const int MaxForgotten = 10_000;

    /// <summary>A check that began in time is over within its timeout and little more.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, WatchedMonitor> _monitors = [];

    /// <summary>Numbers are never used again. While the monitors are loaded all stay here, later the last ones.</summary>
    private readonly HashSet<long> _forgotten = [];
    private readonly Queue<long> _forgottenInOrder = [];
    private bool _isLoaded;

    public int Count => _monitors.Count;

    /// <summary>True when every stored monitor is here.</summary>
    public bool IsLoaded => Volatile.Read(ref _isLoaded);

    public WatchedMonitor? Find(long id) => _monitors.GetValueOrDefault(id);

    /// <summary>The numbers of those that are watched.</summary>
    public IEnumerable<long> Numbers() => _monitors.Select(pair => pair.Key);

    /// <summary>Some of them, so many at most.</summary>
    public IEnumerable<WatchedMonitor> Some(int count) => _monitors.Select(pair => pair.Value).Take(count);

    /// <summary>
    /// Takes up a stored monitor at the start; one that was changed or deleted meanwhile is known better already.
    /// </summary>
    public void Load(MonitorDefinition definition)
    {
        lock (_forgotten)
        {
            if (!_forgotten.Contains(definition.Id) && !_monitors.ContainsKey(definition.Id))
            {
                Add(definition, isNew: false);
            }
        }
    }

    /// <summary>All stored monitors have been taken up.</summary>
    public void EndLoading()
    {
        lock (_forgotten)
        {
            Volatile.Write(ref _isLoaded, true);
            MakeRoom();
        }
    }

    /// <summary>Takes up a new monitor, or what has changed of a known one; one that was deleted meanwhile stays so.</summary>
    public void Watch(MonitorDefinition definition)
    {
        lock (_forgotten)
        {
            if (_forgotten.Contains(definition.Id))
            {
                return;
            }

            if (Find(definition.Id) is { } known)
            {
                Change(known, definition);
            }
            else
            {
                Add(definition, isNew: true);
            }
        }
    }

    /// <summary>Drops a monitor.</summary>
    public void Forget(long id)
    {
        lock (_forgotten)
        {
            if (_forgotten.Add(id))
            {
                _forgottenInOrder.Enqueue(id);
                MakeRoom();
            }

            if (_monitors.TryRemove(id, out var monitor))
            {
                Drop(monitor);
            }
        }
    }

    /// <summary>The status of a monitor.</summary>
    public MonitorStatus StatusOf(WatchedMonitor monitor)
    {
        lock (monitor)
        {
            return monitor.StatusWith(scheduler.DueAt(monitor)) with { IsOverdue = scheduler.IsOverdue(monitor, monitor.Settings.Timeout + Grace) };
        }
    }

    private void MakeRoom()
    {
        while (IsLoaded && _forgotten.Count > MaxForgotten)
        {
            _forgotten.Remove(_forgottenInOrder.Dequeue());
        }
    }

    private void Add(MonitorDefinition definition, bool isNew)
    {
        var monitor = new WatchedMonitor(definition, targets.Take(WatchedMonitor.KeyOf(definition.Settings, definition.HeadFails)));
        _monitors[monitor.Id] = monitor;
        if (!monitor.IsPaused)
        {
            scheduler.Schedule(monitor, definition.Settings.Interval, soon: isNew);
        }
    }

    private void Change(WatchedMonitor monitor, MonitorDefinition definition)
    {
        lock (monitor)
        {
            // Of two changes at once the later one may come first.
            if (definition.Version < monitor.Version)
            {
                return;
            }

            monitor.Version = definition.Version;
            var (before, after) = (monitor.Settings, definition.Settings);
            monitor.Settings = after;
            var isOther = !after.AsksLike(before) || before.Text != after.Text || before.Expected != after.Expected;
            if (isOther)
            {
                Retarget(monitor, before, definition.HeadFails);
            }

            if (!monitor.IsPaused)
            {
                scheduler.Schedule(monitor, after.Interval, soon: isOther);
            }
        }
    }

    /// <summary>Takes up a new target; nothing known of the old one is a reason to suspect it.</summary>
    private void Retarget(WatchedMonitor monitor, MonitorSettings before, bool headFails)
    {
        targets.Return(monitor.Target);
        monitor.Target = targets.Take(WatchedMonitor.KeyOf(monitor.Settings, headFails));
        monitor.HeadFails = headFails;
        monitor.CertificateEndsAt = monitor.Settings.AsksLike(before) ? monitor.CertificateEndsAt : 0;
        monitor.Memory = monitor.Memory.WithoutSuspicion();
        monitor.Generation++;
    }

    private void Drop(WatchedMonitor monitor)
    {
        lock (monitor)
        {
            monitor.Generation++;
            monitor.IsDeleted = true;
            scheduler.Stop(monitor);
            targets.Return(monitor.Target);
            events.Publish(MonitorEventKind.Removed, monitor.OwnerId, monitor.Id, () => null);
        }
    }
}
