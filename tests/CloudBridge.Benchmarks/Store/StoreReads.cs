using System.Diagnostics;
using CloudBridge.Storage;

namespace CloudBridge.Benchmarks.Store;

/// <summary>What the public API reads, in equal parts: a page of the users anywhere, their number, the famous, the monitors of one.</summary>
internal sealed class StoreReads(MonitorStores stores)
{
    private const int Readers = 4;
    private const int Users = 100_000;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(4);

    /// <summary>Fills the database with 100,000 users who have a monitor each.</summary>
    public async Task PrepareAsync()
    {
        const int Step = 10_000;
        for (var number = 0; number < Users; number += Step)
        {
            await Task.WhenAll(Enumerable.Range(number, Step).Select(AddAsync));
        }
    }

    /// <summary>Reads in a second.</summary>
    public async Task<double> PerSecondAsync()
    {
        await ReadAsync(0, TimeSpan.FromSeconds(1));
        var wall = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => Task.Run(() => ReadAsync(reader, Time))));
        return counts.Sum() / wall.Elapsed.TotalSeconds;
    }

    private async Task AddAsync(int number)
    {
        var now = TimeProvider.System.GetUtcNow();
        var account = await stores.Accounts.GetOrAddAccountAsync($"user{number}", now);
        await stores.Monitors.AddMonitorAsync(account.Id, new() { Url = "https://example.com/" }, Monitors.MonitorQuota.None, number, now);
    }

    private async Task<long> ReadAsync(int reader, TimeSpan time)
    {
        var random = new Random(reader);
        var wall = Stopwatch.StartNew();
        long reads = 0;
        for (; wall.Elapsed < time; reads += 4)
        {
            await stores.Accounts.ListUsersAsync(100, random.Next(Users));
            await stores.Accounts.CountUsersAsync();
            await stores.Accounts.FamousUsersAsync(100);
            await stores.Monitors.CountMonitorsAsync($"user{random.Next(Users)}");
        }

        return reads;
    }
}
