using CloudBridge.Storage.Tests.Postgres;
using Microsoft.Extensions.Logging;
using Npgsql;
using static CloudBridge.Storage.Tests.History.HistoryHome;

namespace CloudBridge.Storage.Tests.History;

public sealed class PostgresDaysTests : IAsyncLifetime
{
    private const string Days = "SELECT count(*) FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = 'check_result'::regclass AND relname LIKE '%_day_%'";

    private HistoryHome _home = null!;

    public async Task InitializeAsync() => _home = await HistoryHome.OpenAsync(isPostgres: true);

    public async Task DisposeAsync() => await _home.DisposeAsync();

    [Fact]
    public async Task Days_are_made_a_week_ahead_and_dropped_when_they_are_over_for_48_hours()
    {
        Assert.Equal(10, await _home.QueryAsync<long>(Days));
        await _home.Store.AppendAsync(Hourly(1, 145));

        await _home.Store.MaintainAsync(Start.AddHours(146));

        Assert.Equal(10, await _home.QueryAsync<long>(Days));
        Assert.Equal(0, await _home.QueryAsync<long>("SELECT count(*) FROM check_result_other"));
        Assert.Equal(145 - 96, await _home.QueryAsync<long>("SELECT count(*) FROM check_result"));
    }

    [Fact]
    public async Task Checks_of_a_day_that_was_not_made_are_kept_apart_told_of_and_moved_when_it_is_made()
    {
        await _home.Store.AppendAsync([Check(1, Start.AddDays(20)), Check(1, Start.AddDays(21)), Check(2, Start.AddDays(50))]);
        Assert.Equal(3, await _home.QueryAsync<long>("SELECT count(*) FROM check_result_other"));

        await _home.Store.MaintainAsync(Start.AddDays(20));

        Assert.Equal(1, await _home.QueryAsync<long>("SELECT count(*) FROM check_result_other"));
        Assert.Equal(2, (await _home.Store.ReadChecksAsync(1, DateTimeOffset.MaxValue, 10)).Count);
        Assert.Contains(_home.Lines.Items, line => line.Level == LogLevel.Warning && line.Text.Contains("days far from today", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_schema_may_be_dropped_alone_and_begins_anew()
    {
        await _home.Store.AppendAsync([Check(1, Start)]);
        var schema = await _home.QueryAsync<string>("SELECT current_schema()::text");
        await _home.Store.DisposeAsync();
        await PostgresServer.RunAsync(_home.ConnectionString!, $"DROP SCHEMA {schema} CASCADE");

        await _home.OpenAsync();

        Assert.EndsWith("_history", schema, StringComparison.Ordinal);
        Assert.Empty(await _home.Store.ReadChecksAsync(1, DateTimeOffset.MaxValue, 10));
    }

    [Fact]
    public async Task Two_servers_on_one_history_count_everything_once()
    {
        await _home.Store.AppendAsync([.. Enumerable.Range(0, 500).Select(number => Check(1 + (number % 50), Start.AddMinutes(number)))]);
        await using var other = await HistoryHome.OpenAsync(_home.ConnectionString!);

        await CloudBridge.TestKit.Patience.WaitAsync(Task.WhenAll(
            Task.Run(async () => await _home.Store.MaintainAsync(Start.AddDays(1))),
            Task.Run(async () => await other.Store.MaintainAsync(Start.AddDays(1)))));

        Assert.Equal(10, (await other.Store.ReadBucketsAsync(7, CloudBridge.Monitors.BucketSize.Hour, Start, Start.AddDays(1))).Sum(hour => hour.Checks));
    }

    [Theory]
    [InlineData("no words")]
    [InlineData("Host=127.0.0.1;Port=1;Timeout=1")]
    public async Task A_database_that_cannot_be_reached_is_told_in_a_sentence(string connectionString)
    {
        var error = await Assert.ThrowsAsync<StorageException>(() => HistoryHome.OpenAsync(connectionString));
        Assert.Contains("Monitors:ConnectionString", error.Message, StringComparison.Ordinal);
        Assert.True(error.InnerException is ArgumentException or NpgsqlException);
    }
}
