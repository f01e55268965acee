using System.Globalization;
using CloudBridge.Storage.Sqlite;
using CloudBridge.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Storage.Tests.CloudStorage;

public sealed class CloudStoreDurabilityTests : IAsyncLifetime
{
    private static readonly CloudDatabase Scores = StoreData.Scores;

    private readonly StoreData _data = new();
    private volatile string? _sickness;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        var store = await _data.OpenAsync();
        await store.SetAsync(Scores, "Ada", "100");
        await store.SetAsync(StoreData.Of("Ada"), "secret", "x");
        await store.DisposeAsync();

        store = await _data.OpenAsync();

        Assert.True(store.HasDatabases("Own", "demo"));
        Assert.Equal("100", await store.GetAsync(Scores, "Ada"));
        Assert.Equal("x", await store.GetAsync(StoreData.Of("Ada"), "secret"));
        Assert.Equal((1, 2, 13), await UsedAsync(store));
    }

    [Fact]
    public async Task What_was_acknowledged_survives_the_end_of_the_process_in_the_middle_of_writing()
    {
        var store = await _data.OpenAsync();
        var known = 0;
        using var stop = new CancellationTokenSource();
        var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await store.IncrementAsync(Scores, "n", "1");
                Interlocked.Increment(ref known);
            }
        })));
        while (Volatile.Read(ref known) < 300)
        {
            await store.IncrementAsync(Scores, "m", "1");
        }

        // What is on the disk at one moment is what a killed process leaves.
        var dead = new DataFolder(_data.Data.In("dead"));
        Directory.CreateDirectory(dead.Path);
        var least = Volatile.Read(ref known);
        File.Copy(_data.Data.Folder.Database + "-wal", dead.Database + "-wal");
        File.Copy(_data.Data.Folder.Database, dead.Database);
        await stop.CancelAsync();
        await Patience.WaitAsync(writing);

        var again = await _data.OpenAsync(folder: dead.Path);
        var left = int.Parse((await again.GetAsync(Scores, "n"))!, CultureInfo.InvariantCulture);
        Assert.InRange(left, least, known + 8);
        Assert.Equal(known.ToString(CultureInfo.InvariantCulture), await store.GetAsync(Scores, "n"));
    }

    [Fact]
    public async Task Until_something_is_stored_there_is_nothing_on_the_disk()
    {
        var folder = _data.Data.In("new");
        var store = await _data.OpenAsync(folder: folder);

        Assert.Empty(await store.DatabasesAsync("Own", "demo"));
        await StoreData.RefusesAsync(CloudStorageRefusal.NoDatabase, () => store.GetAsync(Scores, "Ada").AsTask());
        Assert.Equal(0, (await store.UsageAsync("Own", "demo")).Keys);
        Assert.Null(await store.GetAsync(StoreData.Of("Ada"), "key"));
        Assert.False(Directory.Exists(folder));

        await store.SetAsync(Scores, "Ada", "1");
        Assert.True(File.Exists(new DataFolder(folder).Database));
    }

    [Fact]
    public async Task A_database_of_the_journal_alone_is_migrated_after_a_backup_and_keeps_its_requests()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "journal-v1.db"), _data.Data.Folder.Database);

        var store = await _data.OpenAsync();
        await store.SetAsync(Scores, "Ada", "1");

        var backup = _data.Data.Files.Verify(Assert.Single(Directory.GetFiles(_data.Data.Folder.Path, "*.bak")));
        Assert.Equal(1, backup.SchemaVersion);
        Assert.Equal(backup.Rows["request"], _data.Data.Count("SELECT count(*) FROM request"));
        Assert.Equal("1", await store.GetAsync(Scores, "Ada"));
    }

    [Fact]
    public async Task The_journal_and_the_store_write_one_file_and_a_backup_has_both()
    {
        await using var journal = new SqliteRequestJournal(_data.Data.Options, _data.Data.Time, NullLogger<SqliteRequestJournal>.Instance, _data.Claims);
        await journal.OpenAsync();
        var store = await _data.OpenAsync();

        var requests = Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () => await journal.BeginAsync(_data.Data.Entry(number)))));
        var sums = Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () => await store.IncrementAsync(Scores, "n", "1"))));
        await Patience.WaitAsync(Task.WhenAll(requests, sums));

        var report = _data.Data.Files.BackUp(_data.Data.Folder);
        Assert.Equal((200, 1), (report.Rows["request"], report.Rows["storage_entry"]));
        Assert.Equal("200", await store.GetAsync(Scores, "n"));
    }

    [Fact]
    public async Task A_folder_that_another_process_uses_is_refused_and_free_after_the_last_store_has_closed()
    {
        var store = await _data.OpenAsync();
        using (_data.Data.Folder.Claim())
        {
            var error = await StoreData.RefusesAsync(CloudStorageRefusal.Unavailable, () => store.SetAsync(Scores, "Ada", "1").AsTask());
            Assert.Contains("Another server uses the data folder", error.Message, StringComparison.Ordinal);
        }

        await store.SetAsync(Scores, "Ada", "1");
        Assert.Throws<StorageException>(() => _data.Data.Folder.Claim());
        await store.DisposeAsync();

        _data.Data.Folder.Claim().Dispose();
    }

    [Fact]
    public void Two_stores_of_one_process_share_a_claim_until_both_have_closed()
    {
        var first = _data.Claims.Take(_data.Data.Folder);
        var second = _data.Claims.Take(_data.Data.Folder);
        first.Dispose();
        first.Dispose();
        Assert.Throws<StorageException>(() => _data.Data.Folder.Claim());
        second.Dispose();
        _data.Data.Folder.Claim().Dispose();
    }

    [Theory]
    [InlineData("PRAGMA max_page_count = 1", "the disk is full")]
    [InlineData("PRAGMA query_only = ON", "is read-only")]
    public async Task A_sick_disk_fails_those_who_wait_loses_nothing_and_a_well_one_is_used_again(string sickness, string reason)
    {
        var store = await _data.OpenAsync(connect: Connect);
        await store.SetAsync(Scores, "Ada", "1");
        _sickness = sickness;
        await FailOnceAsync(store);

        foreach (var task in Enumerable.Range(0, 20).Select(number => store.SetAsync(Scores, $"{number}", new string('x', 9_000)).AsTask()).ToArray())
        {
            var error = await Assert.ThrowsAsync<CloudStorageException>(() => Patience.WaitAsync(task));
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
            Assert.Equal(CloudStorageRefusal.Unavailable, error.Refusal);
        }

        Assert.Equal("1", await store.GetAsync(Scores, "Ada"));
        _sickness = null;
        await store.SetAsync(Scores, "Bob", "2");
        Assert.Equal(["Ada", "Bob"], (await store.KeysAsync(Scores, 1, 100)).Keys);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_does_not_end_the_writer()
    {
        var options = new SqliteCloudStoreOptions { Folder = _data.Data.Folder.Path };
        var logger = new BrokenLogger<SqliteCloudStore>(() => true);
        await using var store = new SqliteCloudStore(options, _data.Data.Time, logger, _data.Claims) { Connect = Connect };
        await store.SetAsync(StoreData.Of("Ada"), "key", "0");
        using (var other = SqliteDatabase.OpenExisting(_data.Data.Folder.Database))
        using (other.BeginTransaction(deferred: false))
        {
            for (var i = 0; i < 3; i++)
            {
                await Assert.ThrowsAsync<CloudStorageException>(() => Patience.WaitAsync(store.SetAsync(StoreData.Of("Ada"), "key", "1").AsTask()));
            }
        }

        await Patience.WaitAsync(store.SetAsync(StoreData.Of("Ada"), "key", "2").AsTask());
        Assert.Equal("2", await store.GetAsync(StoreData.Of("Ada"), "key"));
    }

    [Fact]
    public async Task A_refusal_does_not_undo_what_shares_its_commit()
    {
        var store = await _data.OpenAsync(new CloudStorageQuota { MaxKeys = 100 });

        var all = Enumerable.Range(0, 300).Select(number => store.SetAsync(Scores, $"{number}", "1").AsTask()).ToArray();
        var outcomes = await Patience.WaitAsync(Task.WhenAll(all.Select(task => task.ContinueWith(done => done.IsCompletedSuccessfully, TaskScheduler.Default))));

        Assert.Equal(100, outcomes.Count(isStored => isStored));
        Assert.Equal(100, (await store.KeysAsync(Scores, 1, 1_000)).Keys.Count);
    }

    [Fact]
    public async Task After_closing_every_call_is_refused()
    {
        var store = await _data.OpenAsync();
        await store.SetAsync(Scores, "Ada", "1");
        await store.DisposeAsync();

        await StoreData.RefusesAsync(CloudStorageRefusal.Unavailable, () => store.SetAsync(Scores, "Ada", "2").AsTask());
    }

    // The healthy connection is given up only when it fails.
    private async Task FailOnceAsync(SqliteCloudStore store)
    {
        using var other = SqliteDatabase.OpenExisting(_data.Data.Folder.Database);
        using var transaction = other.BeginTransaction(deferred: false);
        var error = await StoreData.RefusesAsync(CloudStorageRefusal.Unavailable, () => store.SetAsync(Scores, "Ada", "9").AsTask());
        Assert.Contains("locked by another program", error.Message, StringComparison.Ordinal);
    }

    private SqliteConnection Connect(string file)
    {
        var connection = SqliteDatabase.Open(file);
        connection.DefaultTimeout = 1;
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = 1; {_sickness}";
        command.ExecuteNonQuery();
        return connection;
    }

    private static async Task<(long Databases, long Keys, long Bytes)> UsedAsync(SqliteCloudStore store)
    {
        var usage = await store.UsageAsync("Own", "demo");
        return (usage.Databases, usage.Keys, usage.Bytes);
    }
}
