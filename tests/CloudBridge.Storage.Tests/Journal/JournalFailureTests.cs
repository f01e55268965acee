using CloudBridge.Journal;
using CloudBridge.Storage.Sqlite;
using CloudBridge.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage.Tests.Journal;

public sealed class JournalFailureTests : IAsyncLifetime
{
    private readonly TestData _data = new();
    private volatile string? _sickness;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Theory]
    [InlineData("PRAGMA max_page_count = 1", "the disk is full")]
    [InlineData("PRAGMA query_only = ON", "is read-only")]
    public async Task A_sick_disk_fails_those_who_wait_and_a_well_one_is_used_again(string sickness, string reason)
    {
        using var changes = new MeterReader("cloudbridge.storage.failures");
        var journal = await _data.OpenAsync(connect: Connect);
        await journal.BeginAsync(_data.Entry(1));
        _sickness = sickness;
        await FailOnceAsync(journal);

        var waiting = Enumerable.Range(100, 50).Select(number => journal.BeginAsync(Large(number)).AsTask()).ToArray();
        foreach (var task in waiting)
        {
            var error = await Assert.ThrowsAsync<JournalException>(() => Patience.WaitAsync(task));
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        }

        Assert.True(changes.Sum >= 50);
        _sickness = null;
        Assert.Null(await Patience.WaitAsync(journal.BeginAsync(Large(100)).AsTask()));
        Assert.Equal(["1", "100"], (await journal.ReadOpenAsync()).Select(entry => entry.Key.Id));
    }

    [Fact]
    public async Task A_delivery_that_could_not_be_noted_is_noted_when_the_disk_is_well()
    {
        var journal = await _data.OpenAsync(connect: Connect);
        await journal.BeginAsync(_data.Entry(1));
        await journal.AnswerAsync(_data.Entry(1).Key, TestData.Answer("1"));
        _sickness = "PRAGMA query_only = ON";
        await FailOnceAsync(journal);
        journal.Deliver(_data.Entry(1).Key);
        await Assert.ThrowsAsync<JournalException>(() => journal.BeginAsync(_data.Entry(2)).AsTask());

        _sickness = null;

        Assert.Empty(await journal.ReadOpenAsync());
    }

    [Fact]
    public async Task A_disk_that_stays_sick_is_told_of_once_and_when_it_is_well()
    {
        var lines = new SignalLog<LogLine>();
        await using var journal = new SqliteRequestJournal(_data.Options, _data.Time, new CapturedLogger<SqliteRequestJournal>(lines)) { Connect = Connect };
        await journal.OpenAsync();
        await journal.BeginAsync(_data.Entry(1));
        _sickness = "PRAGMA query_only = ON";
        await FailOnceAsync(journal);
        for (var number = 2; number < 7; number++)
        {
            await Assert.ThrowsAsync<JournalException>(() => journal.BeginAsync(_data.Entry(number)).AsTask());
        }

        _sickness = null;
        await journal.BeginAsync(_data.Entry(2));

        var told = lines.Items.Where(line => line.Level >= LogLevel.Information).ToArray();
        Assert.Equal([LogLevel.Error, LogLevel.Error, LogLevel.Information], told.Select(line => line.Level));
        Assert.Contains("is locked by another program", told[0].Text, StringComparison.Ordinal);
        Assert.Contains("is read-only", told[1].Text, StringComparison.Ordinal);
        Assert.Equal("The journal writes again; 6 changes could not be written meanwhile", told[2].Text);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_does_not_end_the_writer()
    {
        await using var journal = new SqliteRequestJournal(_data.Options, _data.Time, new BrokenLogger<SqliteRequestJournal>(() => _sickness is not null)) { Connect = Connect };
        await journal.OpenAsync();
        await journal.BeginAsync(_data.Entry(1));
        for (var i = 0; i < 3; i++)
        {
            _sickness = "PRAGMA query_only = ON";
            await FailOnceAsync(journal);
        }

        _sickness = null;
        Assert.Null(await Patience.WaitAsync(journal.BeginAsync(_data.Entry(2)).AsTask()));
    }

    [Fact]
    public async Task It_closes_although_the_disk_stays_sick()
    {
        var journal = await _data.OpenAsync(connect: Connect);
        await journal.BeginAsync(_data.Entry(1));
        await journal.AnswerAsync(_data.Entry(1).Key, TestData.Answer("1"));
        _sickness = "PRAGMA query_only = ON";
        await FailOnceAsync(journal);
        journal.Deliver(_data.Entry(1).Key);

        await Patience.WaitAsync(journal.DisposeAsync().AsTask());

        Assert.Equal(1, _data.Count("SELECT state FROM request"));
    }

    [Fact]
    public async Task A_database_locked_by_another_program_fails_callers_instead_of_keeping_them_forever()
    {
        var journal = await _data.OpenAsync();
        await journal.BeginAsync(_data.Entry(1));
        using (var other = SqliteDatabase.OpenExisting(_data.Folder.Database))
        using (other.BeginTransaction(deferred: false))
        {
            var error = await Assert.ThrowsAsync<JournalException>(() => Patience.WaitAsync(journal.BeginAsync(_data.Entry(2)).AsTask()));
            Assert.Contains("locked by another program", error.Message, StringComparison.Ordinal);
        }

        Assert.Null(await journal.BeginAsync(_data.Entry(2)));
    }

    [Fact]
    public async Task Garbage_in_the_place_of_the_database_is_said_to_be_that()
    {
        await File.WriteAllTextAsync(_data.Folder.Database, new string('x', 10_000));

        var error = await Assert.ThrowsAsync<StorageException>(() => _data.OpenAsync());

        Assert.Contains("is not a database; put a backup in its place with: cloudbridge restore FILE", error.Message, StringComparison.Ordinal);
        Assert.Equal(10_000, new FileInfo(_data.Folder.Database).Length);
    }

    private JournalEntry Large(int number) => _data.Entry(number) with { Digits = new byte[100_000] };

    // The healthy connection is given up only when it fails.
    private async Task FailOnceAsync(SqliteRequestJournal journal)
    {
        using var other = SqliteDatabase.OpenExisting(_data.Folder.Database);
        using var transaction = other.BeginTransaction(deferred: false);
        await Assert.ThrowsAsync<JournalException>(() => journal.RestartAsync(_data.Entry(50)).AsTask());
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
