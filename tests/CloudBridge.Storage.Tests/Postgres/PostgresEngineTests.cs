using CloudBridge.Monitors;
using CloudBridge.Storage.Migrations;
using CloudBridge.Storage.Postgres;
using CloudBridge.Storage.Tests.Monitors;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CloudBridge.Storage.Tests.Postgres;

public sealed class PostgresEngineTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _time = new();
    private readonly SignalLog<LogLine> _log = new();
    private readonly List<PostgresEngine> _engines = [];
    private const string Secret = "pass-word-of-the-test";
    private string _words = "";

    public async Task InitializeAsync() => _words = await PostgresServer.MakeSchemaAsync();

    public async Task DisposeAsync()
    {
        foreach (var engine in _engines)
        {
            await engine.DisposeAsync();
        }

        await PostgresServer.DropSchemaAsync(_words);
    }

    [Fact]
    public async Task A_work_that_throws_leaves_nothing_behind()
    {
        var engine = await OpenAsync();

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => engine.WriteAsync<int>(async session =>
        {
            await session.RunAsync("UPDATE user_tally SET users = 7");
            throw new InvalidTimeZoneException();
        }));
        await Assert.ThrowsAsync<PostgresException>(() => engine.WriteAsync(session => session.RunAsync("INSERT INTO access_key VALUES ('k', 77, '', '', 0, 0, NULL, NULL, NULL)")));

        Assert.Equal(0, await engine.ReadAsync(session => session.FirstAsync<long>("SELECT users FROM user_tally")));
    }

    [Fact]
    public async Task Connections_that_the_server_closed_are_replaced_without_anybody_noticing()
    {
        var engine = await OpenAsync();
        var backend = await engine.ReadAsync(session => session.FirstAsync<long>("SELECT pg_backend_pid()"));

        await PostgresServer.RunAsync(_words, $"SELECT pg_terminate_backend({backend})");

        Assert.NotEqual(backend, await engine.WriteAsync(session => session.FirstAsync<long>("SELECT pg_backend_pid()")));
    }

    [Fact]
    public async Task A_transaction_that_was_in_the_way_of_another_is_run_again()
    {
        var engine = await OpenAsync();
        var runs = 0;

        var result = await engine.WriteAsync(async session =>
        {
            if (++runs < 4)
            {
                await session.RunAsync("DO $$ BEGIN RAISE EXCEPTION 'in the way' USING ERRCODE = '40P01'; END $$");
            }

            return await session.RunAsync("UPDATE user_tally SET users = users + 1");
        });

        Assert.Equal((4, 1), (runs, result));
        Assert.Equal(1, await engine.ReadAsync(session => session.FirstAsync<long>("SELECT users FROM user_tally")));
    }

    [Fact]
    public async Task A_server_that_cannot_write_is_told_in_plain_words_and_logged_with_its_cause()
    {
        var engine = await OpenAsync();

        var error = await StoreHome.RefusesAsync(MonitorFault.Unavailable, () => engine.WriteAsync(async session =>
        {
            await session.RunAsync("SET TRANSACTION READ ONLY");
            return await session.RunAsync("UPDATE user_tally SET users = 1");
        }));
        await engine.ReadAsync(session => session.FirstAsync<long>("SELECT users FROM user_tally"));

        Assert.Equal("The store cannot be used right now. Try again in a minute.", error.Message);
        Assert.Contains(_log.Items, line => line.Level == LogLevel.Error && line.Text.Contains("cannot execute UPDATE in a read-only transaction (25006)", StringComparison.Ordinal));
        Assert.Contains(_log.Items, line => line.Text == "PostgreSQL can be used again");
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_error_for_the_operator_without_the_password()
    {
        var words = new NpgsqlConnectionStringBuilder(_words) { Port = 1, Password = Secret };
        var engine = Make(words.ConnectionString);

        var error = await Assert.ThrowsAsync<StorageException>(() => engine.OpenAsync());

        Assert.Contains("PostgreSQL cannot be reached", error.Message, StringComparison.Ordinal);
        Assert.Contains("Monitors:ConnectionString", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, $"{error}", StringComparison.Ordinal);
        await Assert.ThrowsAsync<StorageException>(() => Make("no words at all").OpenAsync());
    }

    [Fact]
    public async Task Servers_that_start_at_once_migrate_once()
    {
        await Patience.WaitAsync(Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(OpenAsync))));

        Assert.Equal(MigrationFiles.Postgres.Count, await _engines[0].ReadAsync(session => session.FirstAsync<long>("SELECT count(*) FROM schema_history")));
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await OpenAsync();
        await PostgresServer.RunAsync(_words, "INSERT INTO schema_history VALUES ('monitors', 99, 'future', '9.8.7', 0)");

        var error = await Assert.ThrowsAsync<StorageException>(OpenAsync);

        Assert.Contains("has version 99 of the schema 'monitors'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_fails_changes_nothing()
    {
        var bad = new Migration(MigrationFiles.Postgres.Count + 1, "bad", "CREATE TABLE more (id BIGINT); SELECT nonsense");

        var error = await Assert.ThrowsAsync<StorageException>(() => Make(_words, [.. MigrationFiles.Postgres, bad]).OpenAsync());
        var engine = await OpenAsync();

        Assert.Contains("(bad); it stays as it was", error.Message, StringComparison.Ordinal);
        Assert.Null(await engine.ReadAsync(session => session.FirstAsync<string>("SELECT to_regclass('more')::text")));
    }

    private async Task<PostgresEngine> OpenAsync()
    {
        var engine = Make(_words);
        await engine.OpenAsync();
        return engine;
    }

    private PostgresEngine Make(string words, IReadOnlyList<Migration>? migrations = null)
    {
        var options = new PostgresEngineOptions { ConnectionString = words, Area = "monitors", Migrations = migrations ?? MigrationFiles.Postgres };
        var engine = new PostgresEngine(options, _time, new CapturedLogger<PostgresEngine>(_log));
        lock (_engines)
        {
            _engines.Add(engine);
        }

        return engine;
    }
}
