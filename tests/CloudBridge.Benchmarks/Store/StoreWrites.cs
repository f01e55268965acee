using System.Diagnostics;
using CloudBridge.Monitors;
using CloudBridge.Storage;

namespace CloudBridge.Benchmarks.Store;

/// <summary>Monitors that many make at once, and one alone; each counts when the store says that it is durable.</summary>
internal sealed class StoreWrites(MonitorStores stores)
{
    private const int Owners = 2_000;
    private const int Alone = 500;

    private readonly List<long> _owners = [];

    /// <summary>Makes the owners and warms up.</summary>
    public async Task PrepareAsync()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, Owners).Select(number => stores.Accounts.GetOrAddAccountAsync($"owner{number}", TimeProvider.System.GetUtcNow()).AsTask()));
        _owners.AddRange(made.Select(account => account.Id));
        await AddManyAsync(Owners, 0);
    }

    /// <summary>Monitors made in a second.</summary>
    public async Task<double> PerSecondAsync(int count)
    {
        var wall = Stopwatch.StartNew();
        await AddManyAsync(count, 1);
        return count / wall.Elapsed.TotalSeconds;
    }

    /// <summary>How long one takes when nothing else is written.</summary>
    public async Task<LatencySamples> AloneAsync()
    {
        var samples = new LatencySamples();
        for (var number = 0; number < Alone; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await AddAsync(number, 2);
            samples.Add(Stopwatch.GetTimestamp() - started);
        }

        return LatencySamples.Merge([samples]);
    }

    private Task AddManyAsync(int count, int round) => Task.WhenAll(Enumerable.Range(0, Owners).Select(caller => Task.Run(async () =>
    {
        for (var number = caller; number < count; number += Owners)
        {
            await AddAsync(number, round);
        }
    })));

    private async Task AddAsync(int number, int round)
    {
        var settings = new MonitorSettings { Url = $"https://host{number % 5_000}.example/status/{round}/{number}", Label = "my server" };
        await stores.Monitors.AddMonitorAsync(_owners[number % Owners], settings, new MonitorQuota(1_000_000, 1_000_000, 1_000_000), number, TimeProvider.System.GetUtcNow());
    }
}
