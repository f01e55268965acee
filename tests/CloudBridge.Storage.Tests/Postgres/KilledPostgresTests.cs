using CloudBridge.Monitors;
using CloudBridge.Storage.Tests.Monitors;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Storage.Tests.Postgres;

/// <summary>A PostgreSQL whose processes are killed while it is written to, and that is started again.</summary>
public sealed class KilledPostgresTests : IAsyncLifetime
{
    private const int Writers = 8;
    private const int Before = 200;
    private readonly SignalLog<Transition> _acknowledged = new();
    private readonly SignalLog<Transition> _unanswered = new();
    private OwnPostgres _server = null!;
    private MonitorStores _stores = null!;

    public async Task InitializeAsync()
    {
        _server = await OwnPostgres.StartAsync();
        var options = new PostgresMonitorStoreOptions { ConnectionString = _server.Words };
        _stores = MonitorStores.InPostgres(options, TimeProvider.System, NullLogger<MonitorStores>.Instance);
        await _stores.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _stores.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_and_what_was_not_is_there_once_when_it_is_handed_over_again()
    {
        var owner = await _stores.Accounts.GetOrAddAccountAsync("Ada", StoreHome.Now);
        await _stores.Alerts.AddChannelAsync(AlertStoreTests.Channel(owner.Id), 5);
        var settings = new MonitorSettings { Url = "https://example.com/" };
        var monitors = new List<long>();
        for (var writer = 0; writer < Writers; writer++)
        {
            monitors.Add((await _stores.Monitors.AddMonitorAsync(owner.Id, settings, MonitorQuota.None, null, StoreHome.Now)).Id);
        }

        var writing = Task.WhenAll(monitors.Select(WriteUntilItFailsAsync));

        await _acknowledged.CountAsync(Before);
        _server.Kill();
        await Patience.WaitAsync(writing);
        await _server.StartAgainAsync();
        await UntilItIsUsedAgainAsync();

        Assert.NotEmpty(_unanswered.Items);
        foreach (var transition in _unanswered.Items)
        {
            await _stores.Monitors.AddTransitionsAsync([transition]);
        }

        var all = _acknowledged.Items.Concat(_unanswered.Items).Select(one => one.Key).Order().ToArray();
        var alerts = await StoreHome.TakeAlertsAsync(_stores.Alerts, StoreHome.Now.AddDays(1));
        Assert.Equal(all, await StoredAsync(monitors));
        Assert.Equal(all, alerts.Select(alert => alert.Transition.Key).Order());
    }

    private async Task WriteUntilItFailsAsync(long monitor)
    {
        while (true)
        {
            var down = TransitionTests.Down(monitor);
            try
            {
                _acknowledged.Add(Assert.Single(await _stores.Monitors.AddTransitionsAsync([down])));
            }
            catch (MonitorException error) when (error.Fault == MonitorFault.Unavailable)
            {
                _unanswered.Add(down);
                return;
            }
        }
    }

    /// <summary>The stores find out by themselves, within some seconds.</summary>
    private async Task UntilItIsUsedAgainAsync()
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await Record.ExceptionAsync(async () => await _stores.Accounts.FindAccountAsync("Ada")) is not null)
        {
            await ticks.WaitForNextTickAsync(patience.Token);
        }
    }

    private async Task<IEnumerable<Guid>> StoredAsync(List<long> monitors)
    {
        var keys = new List<Guid>();
        foreach (var monitor in monitors)
        {
            keys.AddRange((await _stores.Monitors.ListTransitionsAsync(monitor, long.MaxValue, int.MaxValue)).Select(one => one.Key));
        }

        return keys.Order();
    }
}
