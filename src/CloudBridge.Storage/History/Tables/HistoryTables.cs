using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;

namespace CloudBridge.Storage.History.Tables;

/// <summary>
/// Reads and writes the tables of the history in one transaction; what differs between the databases is abstract.
/// </summary>
internal abstract class HistoryTables(DbSession session)
{
    private const int PrunedMonitors = 20_000;

    protected DbSession Session => session;

    public static HistoryTables Of(DbSession session) =>
        session.IsPostgres ? new PostgresHistoryTables(session) : new SqliteHistoryTables(session);

    public async Task<HistoryMarks> MarksAsync() => (await session.FirstAsync<HistoryMarks>($"""
        SELECT version AS "{nameof(HistoryMarks.Version)}", closed_hour AS "{nameof(HistoryMarks.ClosedHour)}",
            rolled_hour AS "{nameof(HistoryMarks.RolledHour)}", hour_cursor AS "{nameof(HistoryMarks.HourCursor)}",
            rolled_day AS "{nameof(HistoryMarks.RolledDay)}", day_cursor AS "{nameof(HistoryMarks.DayCursor)}",
            check_floor AS "{nameof(HistoryMarks.CheckFloor)}", hour_floor AS "{nameof(HistoryMarks.HourFloor)}", day_floor AS "{nameof(HistoryMarks.DayFloor)}"
        FROM mark
        """).ConfigureAwait(false))!;

    /// <summary>Moves the marks, unless somebody else has done so since a version.</summary>
    /// <returns>False when somebody has; then nothing may be changed.</returns>
    public async Task<bool> MoveMarksAsync(long version, HistoryMarks to) => await session.RunAsync(
        """
        UPDATE mark SET version = version + 1, closed_hour = @ClosedHour, rolled_hour = @RolledHour, hour_cursor = @HourCursor, rolled_day = @RolledDay,
            day_cursor = @DayCursor, check_floor = @CheckFloor, hour_floor = @HourFloor, day_floor = @DayFloor
        WHERE version = @Version
        """,
        to with { Version = version }).ConfigureAwait(false) == 1;

    /// <summary>Lets everybody who planned something plan it anew.</summary>
    public Task TouchMarksAsync() => session.RunAsync("UPDATE mark SET version = version + 1");

    /// <summary>Makes room for the checks of the days to come.</summary>
    /// <returns>Whether there are checks that no room was made for.</returns>
    public abstract Task<bool> PrepareAsync(DateTimeOffset now);

    /// <summary>Waits until no append is under way, and lets none begin until the transaction ends.</summary>
    public abstract Task HoldAppendsAsync();

    /// <summary>Adds checks, and remembers which are late.</summary>
    /// <returns>How many are below the floor, and so not added.</returns>
    public abstract Task<int> AppendAsync(IReadOnlyList<CheckResult> results);

    /// <summary>The newest checks of a monitor before a time, newest first, not those below the floor.</summary>
    public abstract Task<IReadOnlyList<CheckResult>> NewestAsync(long monitor, DateTimeOffset before, long floor, int count);

    /// <summary>The checks of a monitor in some windows, in order.</summary>
    public abstract Task<IReadOnlyList<CheckResult>> ChecksAsync(long monitor, long fromWindow, long untilWindow);

    /// <summary>The first window from one on that has a check.</summary>
    public abstract Task<long?> FirstWindowAsync(long fromWindow);

    /// <summary>The last of some windows that has a check.</summary>
    public abstract Task<long?> LastWindowAsync(long fromWindow, long untilWindow);

    /// <summary>The next monitor with checks in an hour.</summary>
    public abstract Task<long?> NextMonitorAsync(long hour, long afterMonitor);

    /// <summary>The checks of an hour of some monitors, in order of monitor and time.</summary>
    public abstract Task<IReadOnlyList<CheckResult>> ChecksOfHourAsync(long hour, long firstMonitor, long lastMonitor);

    /// <summary>Tells whether there are checks below a floor that can be deleted.</summary>
    public abstract Task<bool> HasChecksBelowAsync(long floor);

    /// <summary>Deletes some of the checks below a floor.</summary>
    public abstract Task PruneChecksAsync(long floor);

    /// <summary>Puts blocks in place, those of one hour or day, in order of monitors.</summary>
    public abstract Task PutAsync(BlockTable table, IReadOnlyList<HistoryBlock> blocks);

    /// <summary>Deletes the checks of a monitor.</summary>
    public abstract Task DeleteChecksAsync(long monitor);

    /// <summary>Rolled-up windows of a monitor whose buckets lack a check.</summary>
    public Task<IReadOnlyList<long>> LateWindowsAsync(long monitor, long beforeWindow) =>
        session.ListAsync<long>("SELECT slot FROM late_check WHERE monitor = @monitor AND slot < @beforeWindow ORDER BY slot", new { monitor, beforeWindow });

    /// <summary>The first window that has a late check.</summary>
    public Task<long?> FirstLateAsync() => session.FirstAsync<long?>("SELECT min(slot) FROM late_check");

    /// <summary>Takes some of the windows before one that have late checks.</summary>
    public Task<IReadOnlyList<(long Window, long Monitor)>> TakeLateAsync(long beforeWindow, int count) =>
        session.ListAsync<(long Window, long Monitor)>(
        """
        DELETE FROM late_check WHERE (slot, monitor) IN (SELECT slot, monitor FROM late_check WHERE slot < @beforeWindow ORDER BY slot, monitor LIMIT @count)
        RETURNING slot, monitor
        """,
        new { beforeWindow, count });

    /// <summary>The blocks of a monitor, in order.</summary>
    public Task<IReadOnlyList<HistoryBlock>> BlocksAsync(BlockTable table, long monitor, long from, long until) =>
        session.ListAsync<HistoryBlock>(
        $"""
        WITH RECURSIVE wanted(number) AS (SELECT @from WHERE @from < @until UNION ALL SELECT number + 1 FROM wanted WHERE number + 1 < @until)
        SELECT block, monitor, buckets FROM wanted CROSS JOIN {Name(table)} WHERE block = number AND monitor = @monitor ORDER BY block
        """,
        new { monitor, from, until });

    /// <summary>The blocks of some monitors in hours or days, by monitor.</summary>
    public Task<IReadOnlyList<HistoryBlock>> BlocksOfAllAsync(
        BlockTable table,
        long from,
        long until,
        long firstMonitor,
        long lastMonitor) =>
        session.ListAsync<HistoryBlock>(
            $"""
            WITH RECURSIVE wanted(number) AS (SELECT @from WHERE @from < @until UNION ALL SELECT number + 1 FROM wanted WHERE number + 1 < @until)
            SELECT block, monitor, buckets FROM wanted CROSS JOIN {Name(table)}
            WHERE block = number AND monitor BETWEEN @firstMonitor AND @lastMonitor ORDER BY monitor, block
            """,
            new { from, until, firstMonitor, lastMonitor });

    /// <summary>The first hour or day from one on that has a block.</summary>
    public Task<long?> FirstBlockAsync(BlockTable table, long from) =>
        session.FirstAsync<long?>($"SELECT min(block) FROM {Name(table)} WHERE block >= @from", new { from });

    /// <summary>
    /// The hour or day with a block that has a place among those, the newest having the first; null when there are fewer.
    /// </summary>
    public Task<long?> NewestBlockAsync(BlockTable table, long place) => session.FirstAsync<long?>(
        $"""
        WITH RECURSIVE there(number, place) AS (
            SELECT max(block), 1 FROM {Name(table)}
            UNION ALL
            SELECT (SELECT max(block) FROM {Name(table)} WHERE block < number), place + 1 FROM there WHERE number IS NOT NULL AND place < @place)
        SELECT number FROM there WHERE place = @place
        """,
        new { place });

    /// <summary>The next monitor with a block in some hours.</summary>
    public Task<long?> NextMonitorAsync(BlockTable table, long from, long until, long afterMonitor) => session.FirstAsync<long?>(
        $"""
        WITH RECURSIVE wanted(number) AS (SELECT @from WHERE @from < @until UNION ALL SELECT number + 1 FROM wanted WHERE number + 1 < @until)
        SELECT min((SELECT min(monitor) FROM {Name(table)} WHERE block = number AND monitor > @afterMonitor)) FROM wanted
        """,
        new { from, until, afterMonitor });

    /// <summary>Deletes some of the blocks before one.</summary>
    public async Task PruneBlocksAsync(BlockTable table, long floor)
    {
        if (await FirstBlockAsync(table, 0).ConfigureAwait(false) is { } block && block < floor)
        {
            await session.RunAsync(
                $"""
                DELETE FROM {Name(table)} WHERE block = @block
                    AND monitor < (SELECT min(monitor) FROM {Name(table)} WHERE block = @block) + {PrunedMonitors}
                """,
                new { block }).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes everything of a monitor.</summary>
    public async Task DeleteAsync(long monitor)
    {
        await DeleteChecksAsync(monitor).ConfigureAwait(false);
        await session.RunAsync("DELETE FROM late_check WHERE monitor = @monitor", new { monitor }).ConfigureAwait(false);
        await DeleteBlocksAsync(BlockTable.Hours, monitor).ConfigureAwait(false);
        await DeleteBlocksAsync(BlockTable.Days, monitor).ConfigureAwait(false);
    }

    protected static string Name(BlockTable table) => table == BlockTable.Hours ? "hour_block" : "day_block";

    private Task<int> DeleteBlocksAsync(BlockTable table, long monitor) => session.RunAsync(
        $"""
        DELETE FROM {Name(table)} WHERE monitor = @monitor AND block IN (
            WITH RECURSIVE wanted(number) AS (
                SELECT min(block) FROM {Name(table)} UNION ALL SELECT number + 1 FROM wanted WHERE number < (SELECT max(block) FROM {Name(table)}))
            SELECT number FROM wanted)
        """,
        new { monitor });
}
