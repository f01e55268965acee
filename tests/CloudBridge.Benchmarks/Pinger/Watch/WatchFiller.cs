using System.Globalization;
using CloudBridge.Benchmarks.Pinger.Farm;
using CloudBridge.Monitors;
using CloudBridge.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Benchmarks.Pinger.Watch;

/// <summary>Stores monitors as a server has them that ran before: ten for each account, all up.</summary>
internal static class WatchFiller
{
    private const int PerAccount = 10;
    private const int AtOnce = 500;

    public static async Task FillAsync(string folder, FarmAddress farm, int monitors, int intervalSeconds)
    {
        await using var stores = MonitorStores.InSqlite(new SqliteMonitorStoreOptions { Folder = folder }, TimeProvider.System, NullLogger<MonitorStores>.Instance);
        await stores.OpenAsync();
        foreach (var accounts in Enumerable.Range(0, monitors / PerAccount).Chunk(AtOnce / PerAccount))
        {
            var made = await Task.WhenAll(accounts.Select(account => AddAsync(stores, farm, account, intervalSeconds)));
            await stores.Monitors.AddTransitionsAsync([.. made.SelectMany(ids => ids).Select(id => new Transition(id, DateTimeOffset.UtcNow, MonitorState.Pending, MonitorState.Up, "answers"))]);
        }
    }

    private static async Task<IEnumerable<long>> AddAsync(MonitorStores stores, FarmAddress farm, int number, int intervalSeconds)
    {
        var now = DateTimeOffset.UtcNow;
        var account = await stores.Accounts.GetOrAddAccountAsync(string.Create(CultureInfo.InvariantCulture, $"user{number}"), now);
        var settings = Enumerable.Range(number * PerAccount, PerAccount).Select(target => new MonitorSettings
        {
            Url = farm.UrlOf(target, isHttps: true),
            Interval = TimeSpan.FromSeconds(intervalSeconds),
        });
        var made = await Task.WhenAll(settings.Select(one => stores.Monitors.AddMonitorAsync(account.Id, one, MonitorQuota.None, null, now).AsTask()));
        return made.Select(monitor => monitor.Id);
    }
}
