using CloudBridge.Journal;
using CloudBridge.Storage.Sqlite;
using CloudBridge.TestKit;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SQLitePCL;

namespace CloudBridge.Storage.Tests.Sqlite.Writing;

public sealed class SharedWriterTests : IAsyncLifetime
{
    private const string AddAccount = "INSERT INTO account (name, name_key, created_at, last_seen_at) VALUES (@name, @name, 0, 0)";
    private static readonly CloudDatabase Scores = new("Own", "demo", "scores");
    private static readonly CloudDatabase Others = new("Own", "other", "scores");

    private readonly TestData _data = new();
    private readonly FolderClaims _claims = new();
    private SqliteRequestJournal _journal = null!;
    private SqliteCloudStore _store = null!;
    private SqliteEngine _engine = null!;
    private volatile string _limit = "";
    private int _commits;

    public async Task InitializeAsync()
    {
        _journal = await OpenJournalAsync();
        _store = await OpenStoreAsync();
        _engine = await OpenEngineAsync();
    }

    public async Task DisposeAsync()
    {
        await _journal.DisposeAsync();
        await _store.DisposeAsync();
        await _engine.DisposeAsync();
        await _data.DeleteAsync();
    }

    [Fact]
    public async Task What_all_stores_of_a_file_hand_over_at_once_is_one_commit()
    {
        var release = await HoldAsync();
        var before = Volatile.Read(ref _commits);
        var requests = Enumerable.Range(0, 20).Select(number => _journal.BeginAsync(_data.Entry(number)).AsTask()).ToArray();
        var values = Enumerable.Range(0, 20).Select(number => _store.SetAsync(Scores, $"{number}", "1").AsTask()).ToArray();
        var account = _engine.WriteAsync(session => session.RunAsync(AddAccount, new { name = "Ada" }));

        await release();
        await Patience.WaitAsync(Task.WhenAll([.. requests, .. values, account]));

        // Its own, and that of what waited behind it.
        Assert.Equal(before + 2, Volatile.Read(ref _commits));
        Assert.Equal(20, (await _journal.ReadOpenAsync()).Count);
        Assert.Equal(20, (await _store.UsageAsync("Own", "demo")).Keys);
    }

    [Fact]
    public async Task A_statement_that_fails_costs_its_caller_alone_in_every_store()
    {
        await _store.SetAsync(Scores, "first", "1");
        Execute("""
            CREATE TRIGGER bad_request BEFORE INSERT ON request WHEN NEW.id = '13' BEGIN SELECT RAISE(ABORT, 'unlucky'); END;
            CREATE TRIGGER bad_entry BEFORE INSERT ON storage_entry WHEN NEW.key = 'bad' BEGIN SELECT RAISE(ABORT, 'unlucky'); END;
            """);
        var release = await HoldAsync();
        var requests = Enumerable.Range(10, 6).Select(number => _journal.BeginAsync(_data.Entry(number)).AsTask()).ToArray();
        var good = _store.SetAsync(Scores, "good", "1").AsTask();
        var bad = _store.SetAsync(Others, "bad", "1").AsTask();
        var last = _store.SetAsync(Scores, "last", "1").AsTask();
        var account = _engine.WriteAsync(session => session.RunAsync(AddAccount, new { name = "Ada" }));

        await release();

        Assert.Contains("unlucky", (await Assert.ThrowsAsync<CloudStorageException>(() => Patience.WaitAsync(bad))).Message, StringComparison.Ordinal);
        Assert.Contains("unlucky", (await Assert.ThrowsAsync<JournalException>(() => Patience.WaitAsync(requests[3]))).Message, StringComparison.Ordinal);
        await Patience.WaitAsync(Task.WhenAll([.. requests.Where(request => request != requests[3]), good, last, account]));
        Assert.Equal(["10", "11", "12", "14", "15"], (await _journal.ReadOpenAsync()).Select(entry => entry.Key.Id));
        Assert.Equal((3, 0), ((await _store.UsageAsync("Own", "demo")).Keys, (await _store.UsageAsync("Own", "other")).Keys));
        Assert.False(_store.HasDatabases("Own", "other"));
    }

    [Fact]
    public async Task A_store_that_finds_no_space_does_not_take_the_others_with_it()
    {
        await _store.SetAsync(Scores, "first", "1");
        _limit = $"PRAGMA max_page_count = {_data.Count("PRAGMA page_count") + 8}";
        await LoseConnectionAsync();
        var release = await HoldAsync();
        var large = Enumerable.Range(0, 10).Select(number => _store.SetAsync(Scores, $"{number}", new string('x', 9_000)).AsTask()).ToArray();
        var request = _journal.BeginAsync(_data.Entry(1)).AsTask();
        var account = _engine.WriteAsync(session => session.RunAsync(AddAccount, new { name = "Ada" }));

        await release();

        foreach (var task in large)
        {
            Assert.Contains("the disk is full", (await Assert.ThrowsAsync<CloudStorageException>(() => Patience.WaitAsync(task))).Message, StringComparison.Ordinal);
        }

        Assert.Null(await Patience.WaitAsync(request));
        Assert.Equal(1, await Patience.WaitAsync(account));
        Assert.Equal(1, (await _store.UsageAsync("Own", "demo")).Keys);
    }

    [Fact]
    public async Task The_file_stays_open_until_the_last_store_has_given_it_up()
    {
        await _journal.DisposeAsync();
        await _store.SetAsync(Scores, "first", "1");
        _journal = await OpenJournalAsync();
        await _store.DisposeAsync();
        Assert.Null(await _journal.BeginAsync(_data.Entry(1)));
        await _engine.DisposeAsync();
        Assert.Throws<StorageException>(() => _data.Folder.Claim());

        await _journal.DisposeAsync();

        _data.Folder.Claim().Dispose();
    }

    private async Task<SqliteRequestJournal> OpenJournalAsync()
    {
        var journal = new SqliteRequestJournal(_data.Options, _data.Time, NullLogger<SqliteRequestJournal>.Instance, _claims) { Connect = Connect };
        await journal.OpenAsync();
        // With this the first look for old rows is over.
        await journal.ReadOpenAsync();
        return journal;
    }

    private async Task<SqliteCloudStore> OpenStoreAsync()
    {
        var options = new SqliteCloudStoreOptions { Folder = _data.Folder.Path };
        var store = new SqliteCloudStore(options, _data.Time, NullLogger<SqliteCloudStore>.Instance, _claims) { Connect = Connect };
        await store.OpenAsync();
        return store;
    }

    private async Task<SqliteEngine> OpenEngineAsync()
    {
        var options = MonitorStores.EngineOptions(new SqliteMonitorStoreOptions { Folder = _data.Folder.Path }) with { Connect = Connect };
        var engine = new SqliteEngine(options, _data.Time, NullLogger.Instance, _claims);
        await engine.OpenAsync();
        return engine;
    }

    /// <summary>Keeps the writer busy with one work, so that what is handed over meanwhile waits for the next commit.</summary>
    private async Task<Func<Task>> HoldAsync()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = _engine.WriteAsync(async _ =>
        {
            begun.TrySetResult();
            await goOn.Task;
            return true;
        });
        await Patience.WaitAsync(begun.Task);
        return () =>
        {
            goOn.SetResult();
            return Patience.WaitAsync(held);
        };
    }

    // The healthy connection is given up only when it fails.
    private async Task LoseConnectionAsync()
    {
        using var other = SqliteDatabase.OpenExisting(_data.Folder.Database);
        using var transaction = other.BeginTransaction(deferred: false);
        await Assert.ThrowsAsync<CloudStorageException>(() => Patience.WaitAsync(_store.SetAsync(Scores, "locked", "1").AsTask()));
    }

    private void Execute(string sql)
    {
        using var connection = SqliteDatabase.Open(_data.Folder.Database);
        connection.Execute(sql);
    }

    private SqliteConnection Connect(string file)
    {
        var connection = SqliteDatabase.Open(file);
        connection.DefaultTimeout = 1;
        connection.Execute($"PRAGMA busy_timeout = 1; {_limit}");
        raw.sqlite3_commit_hook(connection.Handle, _ => Interlocked.Increment(ref _commits) * 0, null);
        return connection;
    }
}
