using System.Data.Common;
using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using Dapper;

namespace CloudBridge.Storage.History.Tables;

/// <summary>The history in PostgreSQL: a partition for each day of checks.</summary>
internal sealed class PostgresHistoryTables(DbSession session) : HistoryTables(session)
{
    private const string Columns = "monitor, at, outcome, status, milliseconds";

    // Appends share it, so that they do not wait for each other.
    private const long AppendLock = 7_425_961_203_311;

    private readonly PostgresDays _days = new(session);

    public override Task<bool> PrepareAsync(DateTimeOffset now) => _days.PrepareAsync(HistoryTime.DayOf(HistoryTime.HourOf(now)));

    public override Task HoldAppendsAsync() => Session.RunAsync("SELECT pg_advisory_xact_lock(@AppendLock)", new { AppendLock });

    public override async Task<int> AppendAsync(IReadOnlyList<CheckResult> results)
    {
        await Session.RunAsync("SELECT pg_advisory_xact_lock_shared(@AppendLock)", new { AppendLock }).ConfigureAwait(false);
        // In one order, so that appends of the same checks do not wait for each other in a circle.
        var rows = results.OrderBy(result => result.MonitorId).ThenBy(result => result.At).ToList();
        return await Session.FirstAsync<int>(
            $"""
            WITH added AS (
                INSERT INTO check_result ({Columns})
                SELECT {Columns} FROM unnest(@monitors, @ats, @outcomes, @statuses, @times) AS given({Columns})
                WHERE at >= (SELECT check_floor FROM mark) * {HistoryTime.Window}
                ON CONFLICT DO NOTHING RETURNING monitor, at),
            noted AS (
                INSERT INTO late_check (slot, monitor)
                SELECT DISTINCT at / {HistoryTime.Window}, monitor FROM added WHERE at < (SELECT closed_hour FROM mark) * {HistoryTime.Hour}
                ON CONFLICT DO NOTHING)
            SELECT count(*)::int FROM unnest(@ats) AS given(at) WHERE at < (SELECT check_floor FROM mark) * {HistoryTime.Window}
            """,
            new
            {
                monitors = rows.ConvertAll(row => row.MonitorId).ToArray(),
                ats = rows.ConvertAll(row => row.At.ToUnixTimeMilliseconds()).ToArray(),
                outcomes = rows.ConvertAll(row => (short)row.Outcome).ToArray(),
                statuses = rows.ConvertAll(row => (short)row.Status).ToArray(),
                times = rows.ConvertAll(row => Math.Max(0, row.Milliseconds)).ToArray(),
            }).ConfigureAwait(false);
    }

    public override Task<IReadOnlyList<CheckResult>> NewestAsync(long monitor, DateTimeOffset before, long floor, int count) =>
        ReadAsync(
        $"SELECT {Columns} FROM check_result WHERE monitor = @monitor AND at < @before AND at >= @floor ORDER BY at DESC LIMIT @count",
        new { monitor, before = before.ToUnixTimeMilliseconds(), floor = floor * HistoryTime.Window, count });

    public override Task<IReadOnlyList<CheckResult>> ChecksAsync(long monitor, long fromWindow, long untilWindow) => ReadAsync(
        $"SELECT {Columns} FROM check_result WHERE monitor = @monitor AND at >= @from AND at < @until ORDER BY at",
        new { monitor, from = TimeOf(fromWindow), until = TimeOf(untilWindow) });

    public override Task<long?> FirstWindowAsync(long fromWindow) =>
        Session.FirstAsync<long?>(
            $"SELECT min(at) / {HistoryTime.Window} FROM check_result WHERE at >= @from",
            new { from = TimeOf(fromWindow) });

    public override Task<long?> LastWindowAsync(long fromWindow, long untilWindow) => Session.FirstAsync<long?>(
        $"SELECT max(at) / {HistoryTime.Window} FROM check_result WHERE at >= @from AND at < @until",
        new { from = TimeOf(fromWindow), until = TimeOf(untilWindow) });

    public override Task<long?> NextMonitorAsync(long hour, long afterMonitor) => Session.FirstAsync<long?>(
        "SELECT min(monitor) FROM check_result WHERE monitor > @afterMonitor AND at >= @from AND at < @until",
        new { afterMonitor, from = hour * HistoryTime.Hour, until = (hour + 1) * HistoryTime.Hour });

    public override Task<IReadOnlyList<CheckResult>> ChecksOfHourAsync(long hour, long firstMonitor, long lastMonitor) =>
        ReadAsync(
        $"SELECT {Columns} FROM check_result WHERE at >= @from AND at < @until AND monitor BETWEEN @firstMonitor AND @lastMonitor ORDER BY monitor, at",
        new { from = hour * HistoryTime.Hour, until = (hour + 1) * HistoryTime.Hour, firstMonitor, lastMonitor });

    public override Task<bool> HasChecksBelowAsync(long floor) => _days.HasChecksBelowAsync(TimeOf(floor));

    public override Task PruneChecksAsync(long floor) => _days.PruneAsync(TimeOf(floor));

    public override Task PutAsync(BlockTable table, IReadOnlyList<HistoryBlock> blocks) => Session.RunAsync(
        $"""
        INSERT INTO {Name(table)} (block, monitor, buckets)
        SELECT block, monitor, buckets FROM unnest(@numbers, @monitors, @buckets) AS given(block, monitor, buckets)
        ON CONFLICT (block, monitor) DO UPDATE SET buckets = excluded.buckets
        """,
        new
        {
            numbers = blocks.Select(block => block.Block).ToArray(),
            monitors = blocks.Select(block => block.Monitor).ToArray(),
            buckets = blocks.Select(block => block.Buckets).ToArray(),
        });

    public override Task DeleteChecksAsync(long monitor) =>
        Session.RunAsync("DELETE FROM check_result WHERE monitor = @monitor", new { monitor });

    // Far beyond any check, and still a number.
    private static long TimeOf(long window) => Math.Clamp(window, 0, long.MaxValue / HistoryTime.Window) * HistoryTime.Window;

    private async Task<IReadOnlyList<CheckResult>> ReadAsync(string sql, object values)
    {
        await using var rows = await Session.Connection.ExecuteReaderAsync(sql, values).ConfigureAwait(false);
        var found = new List<CheckResult>();
        while (await rows.ReadAsync().ConfigureAwait(false))
        {
            found.Add(Read(rows));
        }

        return found;
    }

    private static CheckResult Read(DbDataReader row) =>
        new(
            row.GetInt64(0),
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)),
            (CheckOutcome)row.GetInt16(2),
            row.GetInt16(3),
            row.GetInt32(4));
}
