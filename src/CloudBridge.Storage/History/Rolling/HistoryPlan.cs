using CloudBridge.Storage.History.Tables;

namespace CloudBridge.Storage.History.Rolling;

/// <summary>
/// Finds the next piece of maintenance: hours are closed and rolled up, days are made of them, late checks are put in, what
/// is old is given up and then deleted, in this order. Only reads. A clock that is wrong must not destroy anything: no hour
/// is closed that has no check, and what is old goes only when as many hours or days as are kept have come after it.
/// </summary>
/// <param name="tables">What is there.</param>
/// <param name="now">The time.</param>
/// <param name="pieceSize">Numbers of monitors that one piece covers.</param>
internal sealed class HistoryPlan(HistoryTables tables, DateTimeOffset now, int pieceSize)
{
    private const int LateAtOnce = 100;
    private const int HoursOfChecksKept = 48;
    private const int HoursOfSlotsKept = 30 * HistoryTime.DayHours;
    private const int DaysOfHoursKept = 366;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>The next piece; null when nothing is left to do.</summary>
    public async Task<HistoryPiece?> NextAsync()
    {
        var marks = await tables.MarksAsync().ConfigureAwait(false);
        return await PullBackAsync(marks).ConfigureAwait(false)
            ?? await CloseAsync(marks).ConfigureAwait(false)
            ?? await RollHourAsync(marks).ConfigureAwait(false)
            ?? await RollDayAsync(marks).ConfigureAwait(false)
            ?? await AddLateAsync(marks).ConfigureAwait(false)
            ?? await GiveUpAsync(marks).ConfigureAwait(false)
            ?? await PruneAsync(marks).ConfigureAwait(false);
    }

    private async Task<HistoryPiece?> PullBackAsync(HistoryMarks marks)
    {
        var after = await new FutureMarks(tables, now).PullBackAsync(marks).ConfigureAwait(false);
        return after == marks ? null : new HistoryPiece(marks, after);
    }

    private async Task<HistoryPiece?> CloseAsync(HistoryMarks marks)
    {
        var over = HistoryTime.HourOf(now - Grace);
        return over > marks.ClosedHour
            && await tables.LastWindowAsync(marks.ClosedHour * HistoryTime.HourWindows, over * HistoryTime.HourWindows).ConfigureAwait(false) is { } last
                ? new HistoryPiece(marks, marks with { ClosedHour = HistoryTime.HourOf(last) + 1 })
                : null;
    }

    private async Task<HistoryPiece?> RollHourAsync(HistoryMarks marks)
    {
        if (marks.RolledHour >= marks.ClosedHour)
        {
            return null;
        }

        if (marks.HourCursor == 0)
        {
            var first = await tables.FirstWindowAsync(marks.RolledWindow).ConfigureAwait(false);
            var hour = Math.Min(marks.ClosedHour, first is { } window ? HistoryTime.HourOf(window) : long.MaxValue);
            if (hour > marks.RolledHour)
            {
                return new HistoryPiece(marks, marks with { RolledHour = hour });
            }
        }

        return await tables.NextMonitorAsync(marks.RolledHour, marks.HourCursor).ConfigureAwait(false) is { } monitor
            ? await RollHourAsync(marks, monitor, Last(monitor)).ConfigureAwait(false)
            : new HistoryPiece(marks, marks with { RolledHour = marks.RolledHour + 1, HourCursor = 0 });
    }

    private async Task<HistoryPiece> RollHourAsync(HistoryMarks marks, long first, long last)
    {
        var math = new BucketMath();
        var checks = await tables.ChecksOfHourAsync(marks.RolledHour, first, last).ConfigureAwait(false);
        var blocks = BucketMath.Groups(checks, check => check.MonitorId)
            .Select(group => HistoryBlock.Of(BlockTable.Hours, marks.RolledHour, group.Key, math.Slots(group.Items)))
            .ToList();
        return new HistoryPiece(marks, marks with { HourCursor = last }) { WorkAsync = to => to.PutAsync(BlockTable.Hours, blocks) };
    }

    private async Task<HistoryPiece?> RollDayAsync(HistoryMarks marks)
    {
        var end = HistoryTime.DayOf(marks.RolledHour);
        if (marks.RolledDay >= end)
        {
            return null;
        }

        var firstHour = marks.RolledDay * HistoryTime.DayHours;
        if (marks.DayCursor == 0)
        {
            var first = await tables.FirstBlockAsync(BlockTable.Hours, firstHour).ConfigureAwait(false);
            var day = Math.Min(end, first is { } hour ? HistoryTime.DayOf(hour) : long.MaxValue);
            if (day > marks.RolledDay)
            {
                return new HistoryPiece(marks, marks with { RolledDay = day });
            }
        }

        return await tables.NextMonitorAsync(
            BlockTable.Hours,
            firstHour,
            firstHour + HistoryTime.DayHours,
            marks.DayCursor).ConfigureAwait(false) is { } monitor
            ? await RollDayAsync(marks, monitor, Last(monitor)).ConfigureAwait(false)
            : new HistoryPiece(marks, marks with { RolledDay = marks.RolledDay + 1, DayCursor = 0 });
    }

    private async Task<HistoryPiece> RollDayAsync(HistoryMarks marks, long first, long last)
    {
        var math = new BucketMath();
        var firstHour = marks.RolledDay * HistoryTime.DayHours;
        var hours = await tables.BlocksOfAllAsync(
            BlockTable.Hours,
            firstHour,
            firstHour + HistoryTime.DayHours,
            first,
            last).ConfigureAwait(false);
        var days = BucketMath.Groups(hours, hour => hour.Monitor)
            .Select(
                group => HistoryBlock.Of(
                    BlockTable.Days,
                    marks.RolledDay,
                    group.Key,
                    math.Hours(group.Items.SelectMany(hour => hour.Read(BlockTable.Hours)))))
            .ToList();
        return new HistoryPiece(marks, marks with { DayCursor = last }) { WorkAsync = to => to.PutAsync(BlockTable.Days, days) };
    }

    // An append under way may rely on a note of a late check that is there, and must not lose it before its check can be read.
    private async Task<HistoryPiece?> AddLateAsync(HistoryMarks marks) =>
        await tables.FirstLateAsync().ConfigureAwait(false) < marks.RolledWindow
            ? new HistoryPiece(marks, marks) { HoldsAppends = true, WorkAsync = to => new LateChecks(to, marks).PutInAsync(LateAtOnce) }
            : null;

    private async Task<HistoryPiece?> GiveUpAsync(HistoryMarks marks)
    {
        var hour = HistoryTime.HourOf(now);
        var (checks, slots, hours) =
            (HistoryTime.WindowOf(now) - (HoursOfChecksKept * HistoryTime.HourWindows), hour - HoursOfSlotsKept, HistoryTime.DayOf(hour) - DaysOfHoursKept);
        var after = marks with
        {
            CheckFloor = await RaiseAsync(
                marks.CheckFloor,
                Math.Min(checks, marks.RolledWindow),
                BlockTable.Hours,
                HoursOfChecksKept,
                HistoryTime.HourWindows).ConfigureAwait(false),
            HourFloor = await RaiseAsync(
                marks.HourFloor,
                Math.Min(slots, marks.RolledDay * HistoryTime.DayHours),
                BlockTable.Hours,
                HoursOfSlotsKept).ConfigureAwait(false),
            DayFloor = await RaiseAsync(marks.DayFloor, hours, BlockTable.Days, DaysOfHoursKept).ConfigureAwait(false),
        };
        return after == marks ? null : new HistoryPiece(marks, after);
    }

    /// <summary>A floor as high as time allows, but below so many of the newest blocks.</summary>
    private async Task<long> RaiseAsync(long floor, long due, BlockTable table, int kept, int unit = 1) =>
        due > floor && await tables.NewestBlockAsync(table, kept).ConfigureAwait(false) is { } oldest
            ? Math.Max(floor, Math.Min(due, oldest * unit))
            : floor;

    private async Task<HistoryPiece?> PruneAsync(HistoryMarks marks)
    {
        if (await tables.FirstBlockAsync(BlockTable.Hours, 0).ConfigureAwait(false) < marks.HourFloor)
        {
            return new HistoryPiece(marks, marks) { WorkAsync = to => to.PruneBlocksAsync(BlockTable.Hours, marks.HourFloor) };
        }

        if (await tables.FirstBlockAsync(BlockTable.Days, 0).ConfigureAwait(false) < marks.DayFloor)
        {
            return new HistoryPiece(marks, marks) { WorkAsync = to => to.PruneBlocksAsync(BlockTable.Days, marks.DayFloor) };
        }

        return await tables.HasChecksBelowAsync(marks.CheckFloor).ConfigureAwait(false)
            ? new HistoryPiece(marks, marks) { WorkAsync = to => to.PruneChecksAsync(marks.CheckFloor) }
            : null;
    }

    private long Last(long first) => first > long.MaxValue - pieceSize ? long.MaxValue : first + pieceSize - 1;
}
