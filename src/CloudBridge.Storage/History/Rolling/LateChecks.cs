using CloudBridge.Monitors;
using CloudBridge.Storage.History.Tables;

namespace CloudBridge.Storage.History.Rolling;

/// <summary>Puts checks that came after their hour was closed into the blocks that lack them.</summary>
internal sealed class LateChecks(HistoryTables tables, HistoryMarks marks)
{
    private readonly BucketMath _math = new();

    /// <summary>Makes the buckets of some late windows anew, from all their checks, and the hours that have them.</summary>
    public async Task PutInAsync(int count)
    {
        foreach (var (window, monitor) in await tables.TakeLateAsync(marks.RolledWindow, count).ConfigureAwait(false))
        {
            var hour = HistoryTime.HourOf(window);
            await PutInAsync(window, hour, monitor).ConfigureAwait(false);
            if (HistoryTime.DayOf(hour) < marks.RolledDay)
            {
                await MakeDayAsync(HistoryTime.DayOf(hour), monitor).ConfigureAwait(false);
            }
        }
    }

    private async Task PutInAsync(long window, long hour, long monitor)
    {
        var made = _math.Slots(await tables.ChecksAsync(monitor, window, window + 1).ConfigureAwait(false)).ToList();
        var others = (await SlotsAsync(hour, hour + 1, monitor).ConfigureAwait(false)).Where(slot => HistoryTime.WindowOf(slot.Start) != window);
        await tables.PutAsync(
            BlockTable.Hours,
            [HistoryBlock.Of(
                BlockTable.Hours,
                hour,
                monitor,
                made.Concat(others).OrderBy(slot => slot.Start))]).ConfigureAwait(false);
    }

    private async Task MakeDayAsync(long day, long monitor)
    {
        var firstHour = day * HistoryTime.DayHours;
        var hours = _math.Hours(await SlotsAsync(firstHour, firstHour + HistoryTime.DayHours, monitor).ConfigureAwait(false));
        await tables.PutAsync(BlockTable.Days, [HistoryBlock.Of(BlockTable.Days, day, monitor, hours)]).ConfigureAwait(false);
    }

    private async Task<IEnumerable<HistoryBucket>> SlotsAsync(long fromHour, long untilHour, long monitor) =>
        (await tables.BlocksAsync(BlockTable.Hours, monitor, fromHour, untilHour).ConfigureAwait(false)).SelectMany(block => block.Read(BlockTable.Hours));
}
