using CloudBridge.Monitors;
using CloudBridge.Storage.Sqlite;
using CloudBridge.Storage.Tests.Monitors;
using CloudBridge.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Tests.Sqlite;

public sealed class SqliteEngineTests : IAsyncLifetime
{
    private readonly TestData _data = new();
    private readonly SignalLog<LogLine> _log = new();
    private readonly FolderClaims _claims = new();
    private readonly List<SqliteEngine> _engines = [];
    private volatile string? _sickness;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var engine in _engines)
        {
            await engine.DisposeAsync();
        }

        await _data.DeleteAsync();
    }

    [Fact]
    public async Task A_work_that_throws_is_undone_alone_and_what_shares_its_commit_stays()
    {
        var engine = await OpenAsync();
        var accounts = MonitorStores.On(engine).Accounts;
        var works = Enumerable.Range(0, 300).Select(number => engine.WriteAsync(async session =>
        {
            var rows = await session.RunAsync("INSERT INTO account (name, name_key, created_at, last_seen_at) VALUES (@name, @name, 0, 0)", new { name = $"user{number}" });
            return number % 3 == 0 ? throw new InvalidTimeZoneException() : rows;
        })).ToArray();

        for (var number = 0; number < works.Length; number++)
        {
            await Record.ExceptionAsync(() => Patience.WaitAsync(works[number]));
            Assert.Equal(number % 3 != 0, works[number].IsCompletedSuccessfully);
            Assert.Equal(number % 3 != 0, await accounts.FindAccountAsync($"user{number}") is not null);
        }
    }

    [Fact]
    public async Task Who_gives_up_before_the_work_begins_changes_nothing_and_what_has_begun_is_waited_for()
    {
        const string Sql = "INSERT INTO account (name, name_key, created_at, last_seen_at) VALUES (@name, @name, 0, 0)";
        var engine = await OpenAsync();
        var accounts = MonitorStores.On(engine).Accounts;
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var impatience = new CancellationTokenSource();

        var first = engine.WriteAsync(
            async session =>
            {
                begun.SetResult();
                await goOn.Task;
                return await session.RunAsync(Sql, new { name = "first" });
            },
            impatience.Token);
        await Patience.WaitAsync(begun.Task);
        var second = engine.WriteAsync(session => session.RunAsync(Sql, new { name = "second" }), impatience.Token);
        await impatience.CancelAsync();
        goOn.SetResult();

        Assert.Equal(1, await Patience.WaitAsync(first));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.WaitAsync(second));
        Assert.NotNull(await accounts.FindAccountAsync("first"));
        Assert.Null(await accounts.FindAccountAsync("second"));
    }

    [Fact]
    public async Task What_breaks_a_rule_of_the_schema_reaches_its_caller_alone()
    {
        var engine = await OpenAsync();

        var wrong = engine.WriteAsync(session => session.RunAsync("INSERT INTO access_key VALUES ('k', 77, '', x'00', 0, 0, NULL, NULL, NULL)"));
        var right = engine.WriteAsync(session => session.RunAsync("UPDATE user_tally SET users = 5"));

        Assert.Equal(19, (await Assert.ThrowsAsync<SqliteException>(() => Patience.WaitAsync(wrong))).SqliteErrorCode);
        Assert.Equal(1, await Patience.WaitAsync(right));
    }

    [Theory]
    [InlineData("PRAGMA max_page_count = 1", "the disk is full")]
    [InlineData("PRAGMA query_only = ON", "is read-only")]
    public async Task A_sick_disk_fails_those_who_wait_in_plain_words_and_a_well_one_is_used_again(string sickness, string cause)
    {
        var stores = MonitorStores.On(await OpenAsync());
        var account = await stores.Accounts.GetOrAddAccountAsync("Ada", StoreHome.Now);
        _sickness = sickness;
        await LockOnceAsync(stores);

        var tries = Enumerable.Range(0, 20).Select(number => stores.Accounts.GetOrAddAccountAsync(new string((char)('a' + number), 9_000), StoreHome.Now).AsTask()).ToArray();
        foreach (var task in tries)
        {
            var error = await StoreHome.RefusesAsync(MonitorFault.Unavailable, () => Patience.WaitAsync(task));
            Assert.Equal("The store cannot be used right now. Try again in a minute.", error.Message);
        }

        Assert.Equal(account, await stores.Accounts.FindAccountAsync("Ada"));
        _sickness = null;
        await stores.Accounts.GetOrAddAccountAsync("Bob", StoreHome.Now);
        Assert.Contains(_log.Items, line => line.Level == LogLevel.Error && line.Text.Contains(cause, StringComparison.Ordinal));
        Assert.Contains(_log.Items, line => line.Text.EndsWith("is written again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_fails_the_same_way_again_and_again_is_logged_once()
    {
        var stores = MonitorStores.On(await OpenAsync());
        await stores.Accounts.GetOrAddAccountAsync("Ada", StoreHome.Now);
        _sickness = "PRAGMA query_only = ON";
        await LockOnceAsync(stores);
        for (var i = 0; i < 5; i++)
        {
            await StoreHome.RefusesAsync(MonitorFault.Unavailable, async () => await stores.Accounts.GetOrAddAccountAsync("Bob", StoreHome.Now));
        }

        Assert.Single(_log.Items, line => line.Text.Contains("is read-only", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Before_it_is_opened_and_after_it_is_closed_every_call_is_refused()
    {
        var engine = Make();
        var stores = MonitorStores.On(engine);
        await StoreHome.RefusesAsync(MonitorFault.Unavailable, async () => await stores.Accounts.FindAccountAsync("Ada"));
        await StoreHome.RefusesAsync(MonitorFault.Unavailable, async () => await stores.Accounts.TouchAccountAsync(1, StoreHome.Now));

        await engine.OpenAsync();
        await stores.Accounts.GetOrAddAccountAsync("Ada", StoreHome.Now);
        await engine.DisposeAsync();

        await StoreHome.RefusesAsync(MonitorFault.Unavailable, async () => await stores.Accounts.FindAccountAsync("Ada"));
        await StoreHome.RefusesAsync(MonitorFault.Unavailable, async () => await stores.Accounts.TouchAccountAsync(1, StoreHome.Now));
        _data.Folder.Claim().Dispose();
    }

    [Fact]
    public async Task The_folder_is_claimed_and_shared_with_the_other_stores_of_the_process()
    {
        using (_data.Folder.Claim())
        {
            Assert.Contains("Another server uses the data folder", (await Assert.ThrowsAsync<StorageException>(() => OpenAsync())).Message, StringComparison.Ordinal);
        }

        using var other = _claims.Take(_data.Folder);
        await OpenAsync();

        Assert.Throws<StorageException>(() => _data.Folder.Claim());
    }

    [Fact]
    public async Task A_guest_works_on_the_database_of_a_running_server()
    {
        var server = MonitorStores.On(await OpenAsync());
        var account = await server.Accounts.GetOrAddAccountAsync("Ada", StoreHome.Now);
        var guest = MonitorStores.On(await OpenAsync(isGuest: true));

        await guest.Keys.AddKeyAsync(KeyStoreTests.Key(account.Id, "by-hand"), 2, makeRoom: false);

        Assert.Equal(account, await guest.Accounts.FindAccountAsync("ada"));
        Assert.NotNull(await server.Keys.FindKeyAsync("by-hand"));
    }

    [Fact]
    public async Task A_guest_makes_the_database_when_there_is_none_and_leaves_an_old_one_to_a_server_that_runs()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "journal-v1.db"), _data.Folder.Database);
        using (_data.Folder.Claim())
        {
            await Assert.ThrowsAsync<StorageException>(() => OpenAsync(isGuest: true));
            Assert.Equal(1, _data.Count("SELECT max(version) FROM schema_history"));
        }

        var guest = MonitorStores.On(await OpenAsync(isGuest: true));

        Assert.Equal(1, (await guest.Accounts.GetOrAddAccountAsync("Ada", StoreHome.Now)).Id);
        _data.Folder.Claim().Dispose();
    }

    [Fact]
    public async Task A_backup_has_the_accounts_and_an_older_database_is_migrated_after_one()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "journal-v1.db"), _data.Folder.Database);
        var stores = MonitorStores.On(await OpenAsync());
        var account = await stores.Accounts.GetOrAddAccountAsync("Ada", StoreHome.Now);
        await stores.Monitors.AddMonitorAsync(account.Id, new MonitorSettings { Url = "https://example.com/" }, MonitorQuota.None, null, StoreHome.Now);

        var report = _data.Files.BackUp(_data.Folder);

        Assert.Equal((1, 1), (report.Rows["account"], report.Rows["monitor"]));
        Assert.True(report.Rows["request"] > 0);
        Assert.Single(Directory.GetFiles(_data.Folder.Path, "*.bak"));
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_does_not_end_the_writer()
    {
        var options = MonitorStores.EngineOptions(new SqliteMonitorStoreOptions { Folder = _data.Folder.Path }) with { Connect = Connect };
        await using var engine = new SqliteEngine(options, _data.Time, new BrokenLogger<SqliteEngine>(() => true), _claims);
        await engine.OpenAsync();
        var accounts = MonitorStores.On(engine).Accounts;
        for (var i = 0; i < 3; i++)
        {
            _sickness = "PRAGMA query_only = ON";
            await StoreHome.RefusesAsync(MonitorFault.Unavailable, () => Patience.WaitAsync(accounts.GetOrAddAccountAsync("Ada", StoreHome.Now).AsTask()));
        }

        _sickness = null;
        Assert.Equal("Ada", (await Patience.WaitAsync(accounts.GetOrAddAccountAsync("Ada", StoreHome.Now).AsTask())).Name);
    }

    private SqliteEngine Make(bool isGuest = false)
    {
        var options = MonitorStores.EngineOptions(new SqliteMonitorStoreOptions { Folder = _data.Folder.Path, IsGuest = isGuest }) with { Connect = Connect };
        var engine = new SqliteEngine(options, _data.Time, new CapturedLogger<SqliteEngine>(_log), _claims);
        _engines.Add(engine);
        return engine;
    }

    private async Task<SqliteEngine> OpenAsync(bool isGuest = false)
    {
        var engine = Make(isGuest);
        await engine.OpenAsync();
        return engine;
    }

    // The healthy connection is given up only when it fails.
    private async Task LockOnceAsync(MonitorStores stores)
    {
        using var other = SqliteDatabase.OpenExisting(_data.Folder.Database);
        using var transaction = other.BeginTransaction(deferred: false);
        await StoreHome.RefusesAsync(MonitorFault.Unavailable, async () => await stores.Accounts.GetOrAddAccountAsync("Cleo", StoreHome.Now));
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
}
