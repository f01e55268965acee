using CloudBridge.Storage.Sqlite;
using CloudBridge.TestKit;
using Dapper;

namespace CloudBridge.Storage.Tests.Backups;

public sealed class DatabaseFilesTests : IAsyncLifetime
{
    private readonly TestData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Fact]
    public async Task A_backup_made_while_writing_is_whole_and_has_what_was_durable_before_it_began()
    {
        var journal = await _data.OpenAsync();
        await WriteAsync(journal, 0, 2_000);
        using var stop = new CancellationTokenSource();
        var writing = WriteUntilAsync(journal, stop.Token);

        var report = _data.Files.BackUp(_data.Folder);

        await stop.CancelAsync();
        Assert.True(await Patience.WaitAsync(writing) > 2_000);
        Assert.True(report.Rows["request"] >= 2_000);
        Assert.Equal(_data.Folder.Backups, Path.GetDirectoryName(report.File));
        Assert.Equal(report.Rows["request"], _data.Files.Verify(report.File).Rows["request"]);
        Assert.Single(Directory.GetFiles(_data.Folder.Backups));
    }

    [Fact]
    public async Task A_backup_replaces_no_file()
    {
        await WriteAsync(await _data.OpenAsync(), 0, 1);
        await File.WriteAllTextAsync(_data.In("there.db"), "dear");

        var error = Assert.Throws<StorageException>(() => _data.Files.BackUp(_data.Folder, _data.In("there.db")));

        Assert.Contains("is there already", error.Message, StringComparison.Ordinal);
        Assert.Equal("dear", await File.ReadAllTextAsync(_data.In("there.db")));
    }

    [Fact]
    public void Without_a_database_there_is_nothing_to_back_up()
    {
        var error = Assert.Throws<StorageException>(() => _data.Files.BackUp(_data.Folder));

        Assert.Equal($"There is no database at {_data.Folder.Database}.", error.Message);
        Assert.Empty(Directory.GetFiles(_data.Folder.Path));
    }

    [Fact]
    public async Task A_restored_backup_is_what_the_next_start_finds_and_the_old_database_is_kept()
    {
        var journal = await _data.OpenAsync();
        await WriteAsync(journal, 0, 10);
        var backup = _data.Files.BackUp(_data.Folder).File;
        await WriteAsync(journal, 10, 15);
        await journal.DisposeAsync();

        var (restored, kept) = _data.Files.Restore(backup, _data.Folder);

        Assert.Equal((_data.Folder.Database, 10), (restored.File, restored.Rows["request"]));
        Assert.Equal(25, _data.Files.Verify(kept!).Rows["request"]);
        journal = await _data.OpenAsync();
        Assert.Equal(10, (await journal.ReadOpenAsync()).Count);
        Assert.True(File.Exists(backup));
        Assert.False(File.Exists(_data.Folder.Database + ".restore.tmp"));
    }

    [Fact]
    public async Task The_log_of_a_killed_server_is_not_played_into_the_restored_database()
    {
        var journal = await _data.OpenAsync();
        await WriteAsync(journal, 0, 10);
        var backup = _data.Files.BackUp(_data.Folder).File;
        await WriteAsync(journal, 10, 15);
        // What a kill leaves behind: the files as they are, the log not yet in the database.
        var dead = new DataFolder(_data.In("dead"));
        Directory.CreateDirectory(dead.Path);
        File.Copy(_data.Folder.Database, dead.Database);
        File.Copy(_data.Folder.Database + "-wal", dead.Database + "-wal");

        var (restored, kept) = _data.Files.Restore(backup, dead);

        Assert.Equal(10, restored.Rows["request"]);
        Assert.Equal(25, _data.Files.Verify(kept!).Rows["request"]);
    }

    [Fact]
    public async Task Nothing_is_restored_while_a_server_runs()
    {
        var journal = await _data.OpenAsync();
        await WriteAsync(journal, 0, 3);
        var backup = _data.Files.BackUp(_data.Folder).File;

        var error = Assert.Throws<StorageException>(() => _data.Files.Restore(backup, _data.Folder));

        Assert.Contains("Another server uses the data folder", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await journal.ReadOpenAsync()).Count);
    }

    [Fact]
    public async Task Damage_anywhere_in_a_file_is_found_and_such_a_file_is_not_restored()
    {
        var journal = await _data.OpenAsync();
        await WriteAsync(journal, 0, 2_000);
        var backup = _data.Files.BackUp(_data.Folder).File;
        await journal.DisposeAsync();
        Damage(backup);

        Assert.Contains("damaged", Assert.Throws<StorageException>(() => _data.Files.Verify(backup)).Message, StringComparison.Ordinal);
        Assert.Throws<StorageException>(() => _data.Files.Restore(backup, _data.Folder));

        Assert.Equal(2_000, _data.Files.Verify(_data.Folder.Database).Rows["request"]);
    }

    [Fact]
    public async Task A_damaged_database_is_replaced_and_kept_as_it_is()
    {
        var journal = await _data.OpenAsync();
        await WriteAsync(journal, 0, 2_000);
        var backup = _data.Files.BackUp(_data.Folder).File;
        await journal.DisposeAsync();
        await File.WriteAllTextAsync(_data.Folder.Database, "garbage");

        var (restored, kept) = _data.Files.Restore(backup, _data.Folder);

        Assert.Equal(2_000, restored.Rows["request"]);
        Assert.Equal("garbage", await File.ReadAllTextAsync(kept!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is not a database, it is a letter")]
    public async Task What_is_not_a_database_is_not_restored(string text)
    {
        await File.WriteAllTextAsync(_data.In("letter"), text);

        Assert.Throws<StorageException>(() => _data.Files.Verify(_data.In("letter")));
    }

    [Theory]
    [InlineData("CREATE TRIGGER evil AFTER INSERT ON request BEGIN DELETE FROM request; END", "has a trigger evil that is not of CloudBridge")]
    [InlineData("CREATE TABLE \"we\"\"ird; DROP TABLE request\" (a)", "has a table we\"ird; DROP TABLE request that is not of CloudBridge")]
    [InlineData("CREATE VIEW peek AS SELECT * FROM request", "has a view peek that is not of CloudBridge")]
    [InlineData("DROP INDEX request_key", "lacks the index request_key")]
    [InlineData("ALTER TABLE source ADD COLUMN more TEXT", "has another table source than CloudBridge makes")]
    public async Task A_backup_whose_schema_somebody_has_changed_is_not_whole_and_not_restored(string change, string difference)
    {
        var journal = await _data.OpenAsync();
        await WriteAsync(journal, 0, 5);
        var backup = _data.Files.BackUp(_data.Folder).File;
        await journal.DisposeAsync();
        Assert.Equal(5, _data.Files.Verify(backup).Rows["request"]);
        using (var connection = SqliteDatabase.OpenExisting(backup))
        {
            connection.Execute(change);
        }

        Assert.Equal($"{backup} {difference}; use a backup that nobody has changed.", Assert.Throws<StorageException>(() => _data.Files.Verify(backup)).Message);
        Assert.Throws<StorageException>(() => _data.Files.Restore(backup, _data.Folder));
    }

    [Fact]
    public async Task A_database_with_something_foreign_in_it_can_be_backed_up()
    {
        await WriteAsync(await _data.OpenAsync(), 0, 5);
        using (var connection = SqliteDatabase.OpenExisting(_data.Folder.Database))
        {
            connection.Execute("CREATE TABLE \"we\"\"ird\" (a); INSERT INTO \"we\"\"ird\" VALUES (1)");
        }

        Assert.Equal(1, _data.Files.BackUp(_data.Folder).Rows["we\"ird"]);
    }

    [Fact]
    public async Task A_backup_is_for_its_owner_alone_and_the_folder_that_its_owner_chose_stays_as_it_is()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await WriteAsync(await _data.OpenAsync(), 0, 1);
        var chosen = Directory.CreateDirectory(_data.In("chosen")).FullName;
        File.SetUnixFileMode(chosen, UnixModes.OpenFolder);
        var own = _data.Files.BackUp(_data.Folder).File;
        var elsewhere = _data.Files.BackUp(_data.Folder, Path.Combine(chosen, "monday.db")).File;
        var made = _data.Files.BackUp(_data.Folder, _data.In("made/monday.db")).File;

        UnixModes.Check(UnixModes.OwnersFile, own, elsewhere, made);
        UnixModes.Check(UnixModes.OwnersFolder, _data.Folder.Backups, _data.In("made"));
        UnixModes.Check(UnixModes.OpenFolder, chosen);
    }

    private async Task WriteAsync(SqliteRequestJournal journal, int first, int count) =>
        await Task.WhenAll(Enumerable.Range(first, count).Select(number => journal.BeginAsync(_data.Entry(number)).AsTask()));

    private async Task<int> WriteUntilAsync(SqliteRequestJournal journal, CancellationToken stop)
    {
        var next = 2_000;
        do
        {
            await WriteAsync(journal, next, 50);
            next += 50;
        }
        while (!stop.IsCancellationRequested);
        return next;
    }

    private static void Damage(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = stream.Length / 2;
        stream.Write(new byte[8_192]);
    }
}
