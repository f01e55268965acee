using CloudBridge.Monitors.Alerts.Sending;
using CloudBridge.TestKit;

namespace CloudBridge.Monitors.Tests.Alerts;

/// <summary>A running sender on a store in memory and a clock that a test moves.</summary>
internal sealed class AlertBench : IAsyncDisposable
{
    public const string Secret = "hush";
    private readonly AlertMetrics _metrics = new();
    private MonitorDefinition _monitor = null!;

    public AlertBench(IAlertPost? post = null)
    {
        var delivery = new AlertDelivery(post ?? Post, Post, Clock);
        Sender = new AlertSender(Store, delivery, _metrics, Clock, new CapturedLogger<AlertSender>(Log));
    }

    public AlertSender Sender { get; }

    public ManualTimeProvider Clock { get; } = new();

    public MemoryMonitorStore Store { get; } = new();

    public FakePost Post { get; } = new();

    public SignalLog<LogLine> Log { get; } = new();

    public async Task<AlertChannel> StartAsync(AlertKind kind, string target = "http://example.org/hook")
    {
        var account = await Store.GetOrAddAccountAsync("Ada", Clock.GetUtcNow());
        _monitor = await Store.AddMonitorAsync(account.Id, new MonitorSettings { Url = "https://example.org/", Label = "My server" }, MonitorQuota.None, null, Clock.GetUtcNow());
        var channel = await AddChannelAsync(kind, target);
        await Sender.StartAsync(CancellationToken.None);
        await SleepsAsync();
        return channel;
    }

    public ValueTask<AlertChannel> AddChannelAsync(AlertKind kind, string target) =>
        Store.AddChannelAsync(new AlertChannel(0, _monitor.OwnerId, kind, target, kind == AlertKind.Webhook ? Secret : "", Clock.GetUtcNow()), 10);

    /// <summary>Another owner, whose monitors go down all at once; every channel is to be told of each.</summary>
    public async Task AddBacklogAsync(string user, int channels, int monitors, string target = "http://example.org")
    {
        var account = await Store.GetOrAddAccountAsync(user, Clock.GetUtcNow());
        for (var number = 0; number < channels; number++)
        {
            await Store.AddChannelAsync(new AlertChannel(0, account.Id, AlertKind.Webhook, $"{target}/{user}/{number}", Secret, Clock.GetUtcNow()), channels);
        }

        var downs = new List<Transition>();
        for (var number = 0; number < monitors; number++)
        {
            var monitor = await Store.AddMonitorAsync(account.Id, new MonitorSettings { Url = "https://example.org/" }, MonitorQuota.None, null, Clock.GetUtcNow());
            downs.Add(new(monitor.Id, Clock.GetUtcNow(), MonitorState.Up, MonitorState.Down, "") { IsAlert = true });
        }

        await Store.AddTransitionsAsync(downs);
    }

    /// <summary>Something happens that subscribers are told.</summary>
    public async Task ChangeAsync(MonitorState to, string reason = "no answer in time", bool isAlert = true)
    {
        var transition = new Transition(_monitor.Id, Clock.GetUtcNow(), MonitorState.Up, to, reason) { IsAlert = isAlert };
        await Store.AddTransitionsAsync([transition]);
    }

    /// <summary>Lets the sender look at the store.</summary>
    public async Task LookAsync()
    {
        await SleepsAsync();
        Clock.Advance(TimeSpan.FromSeconds(2));
    }

    /// <summary>Lets a time pass in steps as short as the sender's own.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await SleepsAsync();
        Clock.Advance(time);
        await SleepsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Sender.StopAsync(CancellationToken.None);
        Sender.Dispose();
        _metrics.Dispose();
    }

    private Task SleepsAsync() => Patience.WaitAsync(Clock.WhenDueWithinAsync(TimeSpan.FromSeconds(2)));
}
