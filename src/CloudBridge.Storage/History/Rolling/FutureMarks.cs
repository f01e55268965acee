using CloudBridge.Storage.History.Tables;

namespace CloudBridge.Storage.History.Rolling;

/// <summary>Brings marks back to the present that a clock which was ahead has left in the future. Only reads.</summary>
internal sealed class FutureMarks(HistoryTables tables, DateTimeOffset now)
{
    private readonly long _hour = HistoryTime.HourOf(now);
    private readonly long _window = HistoryTime.WindowOf(now);

    /// <summary>
    /// The marks, as they ought to be: floors no higher than what is there, and hours and days open from the present on, or
    /// from the first hour on whose checks are all still there.
    /// </summary>
    public async Task<HistoryMarks> PullBackAsync(HistoryMarks marks)
    {
        // Servers beside each other do not have the same time to the second.
        if (marks.ClosedHour <= _hour + 1)
        {
            return marks;
        }

        var lowered = marks with
        {
            CheckFloor = Math.Min(marks.CheckFloor, await tables.FirstWindowAsync(0).ConfigureAwait(false) ?? _window),
            HourFloor =
                Math.Min(marks.HourFloor, await tables.FirstBlockAsync(BlockTable.Hours, 0).ConfigureAwait(false) ?? _hour),
            DayFloor = Math.Min(
                marks.DayFloor,
                await tables.FirstBlockAsync(BlockTable.Days, 0).ConfigureAwait(false) ?? HistoryTime.DayOf(_hour)),
        };
        return Open(lowered);
    }

    private HistoryMarks Open(HistoryMarks marks)
    {
        var firstWholeHour = HistoryTime.HourOf(marks.CheckFloor + HistoryTime.HourWindows - 1);
        var closed = Math.Min(marks.ClosedHour, Math.Max(_hour, firstWholeHour));
        var hour = Math.Min(marks.RolledHour, closed);
        var day = Math.Min(marks.RolledDay, HistoryTime.DayOf(hour));
        return marks with
        {
            ClosedHour = closed,
            RolledHour = hour,
            HourCursor = hour == marks.RolledHour ? marks.HourCursor : 0,
            RolledDay = day,
            DayCursor = day == marks.RolledDay ? marks.DayCursor : 0,
        };
    }
}
