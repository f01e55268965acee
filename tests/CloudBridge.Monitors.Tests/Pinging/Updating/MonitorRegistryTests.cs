using CloudBridge.Monitors.Pinging.Events;
using CloudBridge.Monitors.Pinging.Running;
using CloudBridge.Monitors.Pinging.Scheduling;
using CloudBridge.Monitors.Pinging.Updating;
using CloudBridge.Monitors.Tests.Pinging.Scheduling;

namespace CloudBridge.Monitors.Tests.Pinging.Updating;

[Collection(nameof(Alone))]
public class MonitorRegistryTests
{
    [Fact]
    public void A_hundred_thousand_monitors_cost_less_than_600_bytes_each()
    {
        const int monitors = 100_000;
        using var scheduler = new CheckScheduler<WatchedMonitor>(new JumpingTime());
        var registry = new MonitorRegistry(scheduler, new TargetRegistry(), new EventHub());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var id = 1; id <= monitors; id++)
        {
            registry.Load(new() { Id = id, OwnerId = id / 10, Settings = new() { Url = $"https://site{id}.example.org/" }, CreatedAt = default });
        }

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / monitors;
        Assert.Equal(monitors, registry.Count);
        Assert.InRange(each, 100, 600);
    }

    [Fact]
    public void However_many_are_forgotten_what_is_remembered_of_them_is_bounded()
    {
        const int monitors = 1_000_000;
        using var scheduler = new CheckScheduler<WatchedMonitor>(new JumpingTime());
        var registry = new MonitorRegistry(scheduler, new TargetRegistry(), new EventHub());
        registry.EndLoading();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var id = 1; id <= monitors; id++)
        {
            registry.Forget(id);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, 2_000_000);
        registry.Watch(Monitor(monitors));
        Assert.Null(registry.Find(monitors));
    }

    [Fact]
    public void While_monitors_are_loaded_none_that_was_forgotten_comes_back()
    {
        const int monitors = 30_000;
        using var scheduler = new CheckScheduler<WatchedMonitor>(new JumpingTime());
        var registry = new MonitorRegistry(scheduler, new TargetRegistry(), new EventHub());
        for (var id = 1; id <= monitors; id++)
        {
            registry.Forget(id);
        }

        for (var id = 1; id <= monitors; id++)
        {
            registry.Load(Monitor(id));
        }

        Assert.Equal(0, registry.Count);
    }

    private static MonitorDefinition Monitor(long id) => new() { Id = id, OwnerId = 1, Settings = new() { Url = "https://example.org/" }, CreatedAt = default };
}
