using CloudBridge.Monitors;
using CloudBridge.Reliability.Running;
using CloudBridge.Storage;
using CloudBridge.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Reliability.Rows.Disk;

/// <summary>Writes and reads on a disk that falls ill and recovers, round after round, without ever being restarted.</summary>
internal sealed class DiskRounds(ISickDisk disk, RowResult result, TimeProvider time)
{
    private const int MaxTries = 5_000;
    private const int Refusals = 20;
    private const int AtOnce = 8;
    private const int RoundsOfStore = 5;

    private readonly Dictionary<long, string> _acknowledged = [];
    private readonly SortedSet<string> _causes = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private long _owner;
    private int _number;
    private int _written;
    private int _refused;

    public async Task RunAsync(int rounds, CancellationToken cancellationToken)
    {
        for (var round = 0; round < rounds; round += RoundsOfStore)
        {
            var folder = new DataFolder(Path.Combine(disk.Folder, $"{round}"));
            await RunStoreAsync(folder, round, Math.Min(round + RoundsOfStore, rounds), cancellationToken);
            CheckEnd(folder);
            // The disk is small.
            Directory.Delete(folder.Path, recursive: true);
        }

        result.N = rounds;
        result.With("acknowledged", _written).With("refused", _refused).With("sqlite_codes_of_refusals", string.Join(", ", _causes));
    }

    private async Task RunStoreAsync(DataFolder folder, int from, int to, CancellationToken cancellationToken)
    {
        _acknowledged.Clear();
        var options = MonitorStores.EngineOptions(new SqliteMonitorStoreOptions { Folder = folder.Path }) with { Connect = disk.Connect };
        var stores = MonitorStores.On(new SqliteEngine(options, time, NullLogger.Instance));
        await stores.OpenAsync(cancellationToken);
        await using (stores)
        {
            _owner = (await stores.Accounts.GetOrAddAccountAsync("Ada", time.GetUtcNow(), cancellationToken)).Id;
            for (var round = from; round < to; round++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await RoundAsync(stores, folder, round);
            }
        }
    }

    private async Task RoundAsync(MonitorStores stores, DataFolder folder, int round)
    {
        await MustWriteAsync(stores, $"Round {round}: a well disk");
        await disk.FillAsync();
        await WriteUntilRefusedAsync(stores, folder, $"Round {round}, a full disk");
        if (round % 2 == 1)
        {
            await disk.MakeReadOnlyAsync();
            await WriteUntilRefusedAsync(stores, folder, $"Round {round}, a read-only disk");
        }

        await ReadAllAsync(stores, $"Round {round}, while the disk was ill");
        await disk.HealAsync();
        await MustWriteAsync(stores, $"Round {round}: a disk that is well again");
    }

    private async Task MustWriteAsync(MonitorStores stores, string what)
    {
        for (var i = 0; i < 5; i++)
        {
            result.Check(await TryWriteAsync(stores, what), $"{what} refused to write.");
        }
    }

    // What fits into the space that SQLite has already may go on being written; it then counts as acknowledged.
    private async Task WriteUntilRefusedAsync(MonitorStores stores, DataFolder folder, string what)
    {
        if (disk is LimitedDisk)
        {
            await LoseConnectionAsync(stores, folder);
        }

        var refused = 0;
        for (var tries = 0; refused < Refusals && tries < MaxTries; tries += AtOnce)
        {
            var all = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => TryWriteAsync(stores, what))));
            refused += all.Count(isWritten => !isWritten);
        }

        result.Check(refused >= Refusals, $"{what} refused nothing.");
        _refused += refused;
    }

    private async Task<bool> TryWriteAsync(MonitorStores stores, string what)
    {
        var settings = new MonitorSettings { Url = $"https://example.com/{Interlocked.Increment(ref _number)}?{new string('x', 1_900)}", Text = new string('t', 200) };
        try
        {
            var monitor = await stores.Monitors.AddMonitorAsync(_owner, settings, MonitorQuota.None, null, time.GetUtcNow());
            lock (_gate)
            {
                _acknowledged.Add(monitor.Id, settings.Url);
                _written++;
            }

            return true;
        }
        catch (MonitorException error) when (error.Fault == MonitorFault.Unavailable && error.Message == StoreRefusals.Unavailable().Message)
        {
            lock (_gate)
            {
                _causes.Add(error.InnerException is SqliteException cause ? $"{cause.SqliteErrorCode}" : $"{error.InnerException?.GetType().Name}");
            }

            return false;
        }
        catch (Exception error)
        {
            result.Fault($"{what}: a write ended with {error.GetType().Name}: {error.Message}");
            return true;
        }
    }

    private async Task ReadAllAsync(MonitorStores stores, string what)
    {
        var all = _acknowledged.ToArray();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(part => Task.Run(async () =>
        {
            for (var i = part; i < all.Length; i += AtOnce)
            {
                try
                {
                    var found = await stores.Monitors.FindMonitorAsync(all[i].Key);
                    result.Check(found?.Settings.Url == all[i].Value, $"{what}, monitor {all[i].Key} was not there as acknowledged.");
                }
                catch (MonitorException error)
                {
                    result.Fault($"{what}, a read failed: {error.InnerException?.Message ?? error.Message}");
                }
            }
        })));
    }

    // The healthy connection is given up only when it fails.
    private async Task LoseConnectionAsync(MonitorStores stores, DataFolder folder)
    {
        using var other = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        other.Open();
        using var transaction = other.BeginTransaction(deferred: false);
        await TryWriteAsync(stores, "A locked database");
    }

    private void CheckEnd(DataFolder folder)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        connection.Open();
        result.Check(connection.Query<string>("PRAGMA integrity_check").SequenceEqual(["ok"]), "The integrity check of the database failed.");
        var found = connection.Query<(long Id, string Url)>("SELECT id, url FROM monitor").ToDictionary(row => row.Id, row => row.Url);
        foreach (var (id, url) in _acknowledged)
        {
            result.Check(found.GetValueOrDefault(id) == url, $"Monitor {id} was acknowledged and is lost.");
        }

        result.Check(found.Count == _acknowledged.Count, $"{found.Count} monitors are there, {_acknowledged.Count} were acknowledged; a refused one was stored.");
    }
}
