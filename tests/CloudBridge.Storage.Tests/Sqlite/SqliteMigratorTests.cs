using CloudBridge.Journal;
using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Sqlite;
using Dapper;

namespace CloudBridge.Storage.Tests.Sqlite;

public sealed class SqliteMigratorTests : IAsyncLifetime
{
    private static readonly int Newest = MigrationFiles.Sqlite.Count;
    private static readonly Migration Next = new(Newest + 1, "note", "ALTER TABLE request ADD COLUMN note TEXT");

    private readonly TestData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Fact]
    public void The_migrations_are_numbered_without_a_gap()
    {
        Assert.Equal(Enumerable.Range(1, MigrationFiles.Sqlite.Count), MigrationFiles.Sqlite.Select(migration => migration.Version));
        Assert.Equal(["journal", "cloud_storage"], MigrationFiles.Sqlite.Take(2).Select(migration => migration.Name));
    }

    [Fact]
    public async Task A_database_of_version_1_is_opened_with_all_that_is_in_it()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "journal-v1.db"), _data.Folder.Database);

        var journal = await _data.OpenAsync(options => options with { Window = TimeSpan.FromDays(30) });

        var open = await journal.ReadOpenAsync();
        Assert.Equal([("one", JournalState.Begun), ("two", JournalState.Answered)], open.Select(entry => (entry.Key.Project, entry.State)));
        Assert.Equal("42"u8.ToArray(), open[1].Answer?.Digits.ToArray());
        Assert.Equal(ulong.MaxValue, open[0].Key.Payload);
        Assert.Equal(Newest, _data.Count("PRAGMA user_version"));
        var backup = _data.Folder.Database + FormattableString.Invariant($".before-v{Newest}.bak");
        Assert.Equal(1, _data.Files.Verify(backup).SchemaVersion);
    }

    [Fact]
    public async Task A_step_keeps_the_rows_and_leaves_a_backup_of_the_version_before()
    {
        await WriteNewestAsync();

        Assert.Equal(Newest, Migrate(Next));

        Assert.Equal(Newest + 1, _data.Count("PRAGMA user_version"));
        Assert.Equal(1, _data.Count("SELECT count(*) FROM request WHERE note IS NULL"));
        Assert.Equal(Newest + 1, _data.Count("SELECT count(*) FROM schema_history"));
        var backup = _data.Files.Verify(_data.Folder.Database + FormattableString.Invariant($".before-v{Newest + 1}.bak"));
        Assert.Equal((Newest, 1), (backup.SchemaVersion, backup.Rows["request"]));
    }

    [Fact]
    public void A_new_database_needs_no_backup()
    {
        Assert.Equal(0, Migrate(Next));

        Assert.Equal([_data.Folder.Database], Directory.GetFiles(_data.Folder.Path));
    }

    [Fact]
    public async Task A_step_that_fails_half_way_changes_nothing()
    {
        await WriteNewestAsync();
        var halfBad = new Migration(Newest + 1, "bad", "DELETE FROM request; CREATE TABLE more (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1)");

        var error = Assert.Throws<StorageException>(() => Migrate(halfBad));

        Assert.Contains(FormattableString.Invariant($"cannot be brought to schema version {Newest + 1} (bad); it stays as it was"), error.Message, StringComparison.Ordinal);
        Assert.Equal(Newest, _data.Count("PRAGMA user_version"));
        Assert.Equal(1, _data.Count("SELECT count(*) FROM request"));
        Assert.Equal(0, _data.Count("SELECT count(*) FROM sqlite_schema WHERE name = 'more'"));
        await _data.OpenAsync();
    }

    [Fact]
    public async Task Steps_before_the_one_that_fails_stay_done()
    {
        await WriteNewestAsync();

        Assert.Throws<StorageException>(() => Migrate(Next, new Migration(Newest + 2, "bad", "this is no SQL")));

        Assert.Equal(Newest + 1, _data.Count("PRAGMA user_version"));
        Assert.Equal(Newest + 1, Migrate(Next));
    }

    [Fact]
    public async Task Only_the_last_three_backups_are_kept()
    {
        await WriteNewestAsync();
        var steps = new List<Migration>();
        for (var version = Newest + 1; version <= 12; version++)
        {
            steps.Add(new Migration(version, "more", $"CREATE TABLE more{version} (id INTEGER) STRICT"));
            Migrate([.. steps]);
        }

        Assert.Equal(
            ["cloudbridge.db.before-v10.bak", "cloudbridge.db.before-v11.bak", "cloudbridge.db.before-v12.bak"],
            Directory.GetFiles(_data.Folder.Path, "*.bak").Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_newer_schema_of_another_build_of_the_same_version_is_refused_as_that()
    {
        await WriteNewestAsync();
        using (var connection = SqliteDatabase.Open(_data.Folder.Database))
        {
            connection.Execute($"INSERT INTO schema_history VALUES ({Next.Version}, 'future', @Program, 0); PRAGMA user_version = {Next.Version}", new { Migration.Program });
        }

        var error = await Assert.ThrowsAsync<StorageException>(() => _data.OpenAsync());

        Assert.Contains($"has schema version {Next.Version}, made by a later build; this is an earlier one, which knows versions up to", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_the_message_says_who_made_it_and_what_to_do()
    {
        await WriteNewestAsync();
        using (var connection = SqliteDatabase.Open(_data.Folder.Database))
        {
            connection.Execute($"INSERT INTO schema_history VALUES ({Next.Version}, 'future', '9.8.7', 0); PRAGMA user_version = {Next.Version}");
        }

        var error = await Assert.ThrowsAsync<StorageException>(() => _data.OpenAsync());

        Assert.Contains($"has schema version {Next.Version}, made by CloudBridge 9.8.7", error.Message, StringComparison.Ordinal);
        Assert.Contains("Run the newer program, or go back to the backup made before: cloudbridge restore", error.Message, StringComparison.Ordinal);
        Assert.Equal(Next.Version, _data.Count("PRAGMA user_version"));
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_alone()
    {
        using (var connection = SqliteDatabase.Open(_data.Folder.Database))
        {
            connection.Execute("CREATE TABLE theirs (id INTEGER)");
        }

        var error = await Assert.ThrowsAsync<StorageException>(() => _data.OpenAsync());

        Assert.Contains("is a database, but not one of CloudBridge", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _data.Count("SELECT count(*) FROM sqlite_schema"));
    }

    private int Migrate(params Migration[] more)
    {
        using var connection = SqliteDatabase.Open(_data.Folder.Database);
        return new SqliteMigrator([.. MigrationFiles.Sqlite, .. more], _data.Time).Migrate(connection, _data.Folder.Database);
    }

    private async Task WriteNewestAsync()
    {
        var journal = await _data.OpenAsync();
        await journal.BeginAsync(_data.Entry(1));
        await journal.DisposeAsync();
    }
}
