using CloudBridge.Monitors;
using CloudBridge.Storage.Tests.Monitors;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CloudBridge.Storage.Tests.Postgres;

/// <summary>A connection to PostgreSQL that breaks after a commit and before its answer.</summary>
public sealed class LostCommitTests
{
    [Fact]
    public async Task What_was_committed_without_an_answer_is_stored_once_when_it_is_handed_over_again()
    {
        var direct = await PostgresServer.MakeSchemaAsync();
        await using (var relay = new CuttingRelay(new NpgsqlConnectionStringBuilder(direct).Port))
        {
            var words = new NpgsqlConnectionStringBuilder(direct) { Host = "127.0.0.1", Port = relay.Port };
            var options = new PostgresMonitorStoreOptions { ConnectionString = words.ConnectionString };
            await using var stores = MonitorStores.InPostgres(options, new ManualTimeProvider(), NullLogger<MonitorStores>.Instance);
            await stores.OpenAsync();
            var owner = await stores.Accounts.GetOrAddAccountAsync("Ada", StoreHome.Now);
            await stores.Alerts.AddChannelAsync(AlertStoreTests.Channel(owner.Id), 5);
            var settings = new MonitorSettings { Url = "https://example.com/" };
            var monitor = await stores.Monitors.AddMonitorAsync(owner.Id, settings, MonitorQuota.None, null, StoreHome.Now);
            var down = TransitionTests.Down(monitor.Id);

            relay.CutNextCommit();
            await StoreHome.RefusesAsync(MonitorFault.Unavailable, async () => await stores.Monitors.AddTransitionsAsync([down]));
            var committed = Assert.Single(await stores.Monitors.ListTransitionsAsync(monitor.Id, long.MaxValue, 10));
            var again = await stores.Monitors.AddTransitionsAsync([down]);

            Assert.Equal(down.Key, committed.Key);
            Assert.Equal([committed], again);
            Assert.Equal([committed], await stores.Monitors.ListTransitionsAsync(monitor.Id, long.MaxValue, 10));
            Assert.Equal(committed, Assert.Single(await StoreHome.TakeAlertsAsync(stores.Alerts, StoreHome.Now.AddDays(1))).Transition);
        }

        await PostgresServer.DropSchemaAsync(direct);
    }
}
