using CloudBridge.Monitors.Pinging;
using CloudBridge.Monitors.Pinging.Observing;
using CloudBridge.Monitors.Pinging.Updating;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Tests.Pinging;

/// <summary>A whole pinger over a store in memory, a manual clock, and a probe that a test scripts.</summary>
internal sealed class PingerRig : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _listening;
    private bool _isStopped;

    public PingerRig(
        PingerOptions? options = null,
        MemoryMonitorStore? store = null,
        ManualTimeProvider? clock = null,
        ICheckObserver? observer = null,
        IProbe? probe = null,
        StallingHistory? history = null)
    {
        (Store, Clock, History) = (store ?? new(), clock ?? new(), history ?? new());
        _services = new ServiceCollection()
            .Add(observer is null ? [] : [ServiceDescriptor.Singleton(observer)])
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<INetworkState>(new Network())
            .AddSingleton(probe ?? Probe)
            .AddSingleton<IMonitorStore>(Store)
            .AddSingleton<IHistoryStore>(History)
            .AddSingleton(Lines)
            .AddSingleton(typeof(ILogger<>), typeof(CapturedLogger<>))
            .AddPinger(options ?? new())
            .BuildServiceProvider();
        Pinger = _services.GetRequiredService<IPinger>();
        _listening = ListenAsync();
    }

    public ManualTimeProvider Clock { get; }

    public MemoryMonitorStore Store { get; }

    public StallingHistory History { get; }

    public GatedProbe Probe { get; } = new();

    public SignalLog<LogLine> Lines { get; } = new();

    public SignalLog<MonitorEvent> Events { get; } = new();

    public IPinger Pinger { get; }

    public ObserverGuard Guard => _services.GetRequiredService<ObserverGuard>();

    public HistoryWriter HistoryWriter => _services.GetRequiredService<HistoryWriter>();

    public async Task<PingerRig> StartAsync()
    {
        await _services.GetRequiredService<IHostedService>().StartAsync(CancellationToken.None);
        await Lines.FirstAsync(line => line.Text.Contains("monitors, read in", StringComparison.Ordinal));
        return this;
    }

    /// <summary>Adds a monitor to the store.</summary>
    public async Task<MonitorDefinition> AddAsync(string url = "https://example.org/", int interval = 60, Func<MonitorSettings, MonitorSettings>? with = null)
    {
        var owner = await Store.GetOrAddAccountAsync("ada", Clock.GetUtcNow());
        var settings = new MonitorSettings { Url = url, Interval = TimeSpan.FromSeconds(interval) };
        return await Store.AddMonitorAsync(owner.Id, with?.Invoke(settings) ?? settings, MonitorQuota.None, null, Clock.GetUtcNow());
    }

    /// <summary>Lets time pass until the next check of a monitor is over.</summary>
    public async Task<MonitorEvent> NextCheckAsync(long id)
    {
        await PassToAsync(id);
        return await Events.FirstAsync(one => one.MonitorId == id && one.Status?.LastCheck?.At >= Clock.GetUtcNow());
    }

    /// <summary>Lets time pass to when a monitor is due.</summary>
    public async Task PassToAsync(long id)
    {
        var wait = Pinger.StatusOf(id)!.NextCheckAt!.Value - Clock.GetUtcNow();
        await Patience.WaitAsync(Clock.WhenDueWithinAsync(wait));
        Clock.Advance(wait);
    }

    public async Task StopAsync(CancellationToken impatience = default)
    {
        _isStopped = true;
        await Patience.WaitAsync(_services.GetRequiredService<IHostedService>().StopAsync(impatience));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isStopped)
        {
            await StopAsync(new CancellationToken(canceled: true));
        }

        await _end.CancelAsync();
        await Patience.WaitAsync(_listening);
        _end.Dispose();
        await _services.DisposeAsync();
    }

    private async Task ListenAsync()
    {
        await foreach (var happened in Pinger.EventsAsync(null, null, _end.Token))
        {
            Events.Add(happened);
        }
    }

    private sealed class Network : INetworkState
    {
        public bool IsUp => true;
    }
}
