using System.Data.Common;
using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using Dapper;

namespace CloudBridge.Storage.History.Tables;

/// <summary>
/// The history in SQLite. Checks are clustered by window, so that appends, roll-up and pruning touch neighbours; reading
/// one monitor seeks once for each window.
/// </summary>
internal sealed class SqliteHistoryTables(DbSession session) : HistoryTables(session)
{
    private const int FirstLook = 2 * HistoryTime.HourWindows;
    private const int PrunedMonitors = 5_000;

    // Goes from window to window that has checks, whatever lies between.
    private const string OfMonitor = """
        WITH RECURSIVE there(number) AS (
            SELECT min(slot) FROM check_result WHERE slot >= @from AND slot < @until
            UNION ALL
            SELECT (SELECT min(slot) FROM check_result WHERE slot > number AND slot < @until) FROM there WHERE number IS NOT NULL)
        SELECT monitor, slot, at, outcome, status, milliseconds FROM there CROSS JOIN check_result WHERE slot = number AND monitor = @monitor
        """;

    private const string OfHour = """
        WITH RECURSIVE there(number) AS (SELECT @first UNION ALL SELECT number + 1 FROM there WHERE number < @last)
        SELECT monitor, slot, at, outcome, status, milliseconds FROM there CROSS JOIN check_result
        WHERE slot = number AND monitor BETWEEN @firstMonitor AND @lastMonitor ORDER BY monitor, slot, at
        """;

    public override Task<bool> PrepareAsync(DateTimeOffset now) => Task.FromResult(false);

    public override Task HoldAppendsAsync() => Task.CompletedTask;

    public override async Task<int> AppendAsync(IReadOnlyList<CheckResult> results)
    {
        var marks = await MarksAsync().ConfigureAwait(false);
        var statements = Session.Keep(connection => new SqliteHistoryStatements(connection));
        var tooOld = 0;
        foreach (var result in results.OrderBy(result => HistoryTime.WindowOf(result.At)).ThenBy(result => result.MonitorId))
        {
            var milliseconds = result.At.ToUnixTimeMilliseconds();
            var window = HistoryTime.WindowOf(result.At);
            if (window < marks.CheckFloor)
            {
                tooOld++;
                continue;
            }

            var isNew = statements.AddCheck.Run(
                window,
                result.MonitorId,
                milliseconds - (window * HistoryTime.Window),
                (long)result.Outcome,
                (long)result.Status,
                (long)Math.Max(0, result.Milliseconds)) > 0;
            if (isNew && HistoryTime.HourOf(window) < marks.ClosedHour)
            {
                statements.AddLate.Run(window, result.MonitorId);
            }
        }

        return tooOld;
    }

    public override async Task<IReadOnlyList<CheckResult>> NewestAsync(long monitor, DateTimeOffset before, long floor, int count)
    {
        var (first, last) = await Session.FirstAsync<(long? First, long? Last)>(
            "SELECT (SELECT min(slot) FROM check_result), (SELECT max(slot) FROM check_result)").ConfigureAwait(false);
        var found = new List<CheckResult>();
        floor = Math.Max(floor, first ?? long.MaxValue);
        var until = Math.Min(HistoryTime.WindowOf(before), last ?? 0) + 1;
        for (var look = (long)FirstLook; until > floor && found.Count < count; look *= 4)
        {
            var from = Math.Max(floor, until - look);
            found.AddRange(
                (await ChecksAsync(monitor, from, until).ConfigureAwait(false)).Reverse().Where(check => check.At < before).Take(count - found.Count));
            until = from;
        }

        return found;
    }

    public override Task<IReadOnlyList<CheckResult>> ChecksAsync(long monitor, long fromWindow, long untilWindow) =>
        ReadAsync(OfMonitor + " ORDER BY slot, at", new { monitor, from = fromWindow, until = untilWindow });

    public override Task<long?> FirstWindowAsync(long fromWindow) =>
        Session.FirstAsync<long?>("SELECT min(slot) FROM check_result WHERE slot >= @fromWindow", new { fromWindow });

    public override Task<long?> LastWindowAsync(long fromWindow, long untilWindow) =>
        Session.FirstAsync<long?>(
            "SELECT max(slot) FROM check_result WHERE slot >= @fromWindow AND slot < @untilWindow",
            new { fromWindow, untilWindow });

    public override Task<long?> NextMonitorAsync(long hour, long afterMonitor) => Session.FirstAsync<long?>(
        """
        WITH RECURSIVE there(number) AS (SELECT @first UNION ALL SELECT number + 1 FROM there WHERE number < @last)
        SELECT min((SELECT min(monitor) FROM check_result WHERE slot = number AND monitor > @afterMonitor)) FROM there
        """,
        new { first = FirstOf(hour), last = LastOf(hour), afterMonitor });

    public override Task<IReadOnlyList<CheckResult>> ChecksOfHourAsync(long hour, long firstMonitor, long lastMonitor) =>
        ReadAsync(OfHour, new { first = FirstOf(hour), last = LastOf(hour), firstMonitor, lastMonitor });

    public override async Task<bool> HasChecksBelowAsync(long floor) => await FirstWindowAsync(0).ConfigureAwait(false) < floor;

    public override Task PruneChecksAsync(long floor) => Session.RunAsync(
        $"""
        WITH oldest(number) AS (SELECT min(slot) FROM check_result)
        DELETE FROM check_result WHERE slot = (SELECT number FROM oldest WHERE number < @floor)
            AND monitor < (SELECT min(monitor) FROM check_result WHERE slot = (SELECT number FROM oldest)) + {PrunedMonitors}
        """,
        new { floor });

    public override Task PutAsync(BlockTable table, IReadOnlyList<HistoryBlock> blocks)
    {
        var put = Session.Keep(connection => new SqliteHistoryStatements(connection)).PutBlock(table);
        foreach (var block in blocks)
        {
            put.Run(block.Block, block.Monitor, block.Buckets);
        }

        return Task.CompletedTask;
    }

    public override Task DeleteChecksAsync(long monitor) => Session.RunAsync(
        """
        DELETE FROM check_result WHERE monitor = @monitor AND slot IN (
            WITH RECURSIVE there(number) AS (
                SELECT min(slot) FROM check_result
                UNION ALL SELECT (SELECT min(slot) FROM check_result WHERE slot > number) FROM there WHERE number IS NOT NULL)
            SELECT number FROM there)
        """,
        new { monitor });

    private static long FirstOf(long hour) => hour * HistoryTime.HourWindows;

    private static long LastOf(long hour) => FirstOf(hour) + HistoryTime.HourWindows - 1;

    private async Task<IReadOnlyList<CheckResult>> ReadAsync(string sql, object values)
    {
        using var rows = await Session.Connection.ExecuteReaderAsync(sql, values).ConfigureAwait(false);
        var found = new List<CheckResult>();
        while (await rows.ReadAsync().ConfigureAwait(false))
        {
            found.Add(Read(rows));
        }

        return found;
    }

    private static CheckResult Read(DbDataReader row)
    {
        var at = (row.GetInt64(1) * HistoryTime.Window) + row.GetInt64(2);
        return new CheckResult(
            row.GetInt64(0),
            DateTimeOffset.FromUnixTimeMilliseconds(at),
            (CheckOutcome)row.GetInt64(3),
            row.GetInt32(4),
            row.GetInt32(5));
    }
}
