using System.Security.Cryptography;
using System.Text;
using CloudBridge.Journal;
using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Postgres;
using CloudBridge.Storage.Sqlite;
using CloudBridge.Storage.Tests.CloudStorage;
using CloudBridge.Storage.Tests.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CloudBridge.Storage.Tests.Migrations;

/// <summary>Databases as earlier versions of the program left them, opened by this one.</summary>
public sealed class OldSchemaTests : IAsyncLifetime
{
    private readonly StoreData _data = new();

    public static TheoryData<int> EarlierVersions => [.. Enumerable.Range(1, MigrationFiles.Sqlite.Count - 1)];

    private TestData Data => _data.Data;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Theory]
    [MemberData(nameof(EarlierVersions))]
    public async Task All_that_an_earlier_version_stored_is_there_and_goes_on(int version)
    {
        Make(version);

        await using var journal = new SqliteRequestJournal(Data.Options, Data.Time, NullLogger<SqliteRequestJournal>.Instance, _data.Claims);
        await journal.OpenAsync();
        var storage = await _data.OpenAsync();
        await using var monitors = MonitorStores.InSqlite(new() { Folder = Data.Folder.Path }, Data.Time, NullLogger<MonitorStores>.Instance, _data.Claims);
        await monitors.OpenAsync();

        Assert.Equal(MigrationFiles.Sqlite.Count, Data.Count("PRAGMA user_version"));
        await CheckJournalAsync(journal);
        await CheckStorageAsync(storage, hasValues: version >= 2);
        if (version >= OldData.Monitors)
        {
            await OldData.CheckAsync(monitors, hasKeys: version >= OldData.Keys);
        }

        Assert.Equal(version, Data.Files.Verify(Assert.Single(Directory.GetFiles(Data.Folder.Path, "*.bak"))).SchemaVersion);
    }

    [Fact]
    public async Task All_that_an_earlier_version_stored_in_PostgreSQL_is_there_and_goes_on()
    {
        var words = await PostgresServer.MakeSchemaAsync();
        var old = new PostgresEngineOptions { ConnectionString = words, Area = "monitors", Migrations = [.. MigrationFiles.Postgres.Take(1)] };
        await using (var engine = new PostgresEngine(old, Data.Time, NullLogger.Instance))
        {
            await engine.OpenAsync();
        }

        await using (var connection = new NpgsqlConnection(words))
        {
            OldData.Fill(connection, OldData.Monitors, OldData.Monitors, Data.Time.GetUtcNow());
        }

        await using (var monitors = MonitorStores.InPostgres(new() { ConnectionString = words }, Data.Time, NullLogger<MonitorStores>.Instance))
        {
            await monitors.OpenAsync();
            await OldData.CheckAsync(monitors, hasKeys: false);
        }

        await PostgresServer.DropSchemaAsync(words);
    }

    [Theory]
    [InlineData("Sqlite", "c9d12a4ade2e0f1c 06864e8e21c68714 1f0ac2de8feb0c42 625ed6832e31d6ad 4f2b8847c8f46c60")]
    [InlineData("Postgres", "059a1a1cd0c8c320 1f125faf8d90d0b0")]
    [InlineData("History", "6918ee590d279aca")]
    [InlineData("PostgresHistory", "c42356295e91c5a2")]
    [InlineData("Stats", "4bc80a267cefea78")]
    public void A_step_that_databases_have_made_never_changes(string which, string hashes)
    {
        var expected = hashes.Split(' ');

        Assert.Equal(expected, Steps(which).Take(expected.Length).Select(step => HashOf(step.Sql)));
    }

    private static IReadOnlyList<Migration> Steps(string which) => which switch
    {
        "Sqlite" => MigrationFiles.Sqlite,
        "Postgres" => MigrationFiles.Postgres,
        "History" => MigrationFiles.History,
        "PostgresHistory" => MigrationFiles.PostgresHistory,
        _ => MigrationFiles.Stats,
    };

    private static string HashOf(string sql) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))))[..16];

    private static async Task CheckJournalAsync(SqliteRequestJournal journal)
    {
        var open = await journal.ReadOpenAsync();
        Assert.Equal(
            [("begun", ulong.MaxValue, JournalState.Begun, "1122", null), ("answered", 7ul, JournalState.Answered, "3344", "42")],
            open.Select(entry => (entry.Key.Id, entry.Key.Payload, entry.State, Text(entry.Digits), entry.Answer is null ? null : Text(entry.Answer.Digits))));
        Assert.True(open[1].Answer!.IsRaw);
        var delivered = await journal.FindAsync(new("Own", "demo", "delivered", 7));
        Assert.Equal((JournalState.Delivered, "43"), (delivered!.State, Text(delivered.Answer!.Digits)));
        Assert.False(delivered.IsIdempotent);
    }

    private static async Task CheckStorageAsync(SqliteCloudStore storage, bool hasValues)
    {
        if (hasValues)
        {
            Assert.Equal("level 3", await storage.GetAsync(StoreData.Scores, "Ada"));
            Assert.Equal(["Ada", "Bob"], (await storage.KeysAsync(StoreData.Scores, 1, 10)).Keys);
        }

        await storage.SetAsync(StoreData.Scores, "Cleo", "1");
        Assert.Equal(hasValues ? 3 : 1, (await storage.UsageAsync("Own", "demo")).Keys);
    }

    private static string Text(ReadOnlyMemory<byte> digits) => Encoding.ASCII.GetString(digits.Span);

    /// <summary>Every version stores what it knew, and the next one finds it.</summary>
    private void Make(int version)
    {
        using var connection = SqliteDatabase.Open(Data.Folder.Database);
        for (var step = 1; step <= version; step++)
        {
            new SqliteMigrator([.. MigrationFiles.Sqlite.Take(step)], Data.Time).Migrate(connection, Data.Folder.Database);
            OldData.Fill(connection, step, step, Data.Time.GetUtcNow());
        }

        connection.Close();
        Array.ForEach(Directory.GetFiles(Data.Folder.Path, "*.bak"), File.Delete);
    }
}
