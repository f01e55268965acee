using CloudBridge.Monitors;
using CloudBridge.Storage.History.Tables;

namespace CloudBridge.Storage.History;

/// <summary>
/// Reads the history of one monitor as if everything were rolled up: from blocks where there are, from checks elsewhere.
/// </summary>
internal sealed class HistoryReader(HistoryTables tables, HistoryMarks marks, long monitor)
{
    private readonly BucketMath _math = new();

    /// <summary>The newest checks before a time, newest first.</summary>
    public Task<IReadOnlyList<CheckResult>> ChecksAsync(DateTimeOffset before, int count) =>
        tables.NewestAsync(monitor, before, marks.CheckFloor, count);

    /// <summary>The 5-minute buckets of some windows, in order.</summary>
    public async Task<IReadOnlyList<HistoryBucket>> SlotsAsync(long from, long until)
    {
        from = Math.Max(from, marks.HourFloor * HistoryTime.HourWindows);
        var end = Math.Min(until, marks.RolledWindow);
        var slots = from < end ? await RolledSlotsAsync(from, end).ConfigureAwait(false) : [];
        if (until > marks.RolledWindow)
        {
            slots.AddRange(
                _math.Slots(await tables.ChecksAsync(monitor, Math.Max(from, marks.RolledWindow), until).ConfigureAwait(false)));
        }

        return slots;
    }

    /// <summary>Some hours, in order.</summary>
    public async Task<IReadOnlyList<HistoryBucket>> HoursAsync(long from, long until)
    {
        from = Math.Max(from, marks.DayFloor * HistoryTime.DayHours);
        var rolled = marks.RolledDay * HistoryTime.DayHours;
        var end = Math.Min(until, rolled);
        var hours = from < end ? await RolledHoursAsync(from, end).ConfigureAwait(false) : [];
        if (until > rolled)
        {
            hours.AddRange(await MadeHoursAsync(Math.Max(from, rolled), until).ConfigureAwait(false));
        }

        return hours;
    }

    /// <summary>Sums up the last days: up to two in windows, more in hours.</summary>
    public async Task<UptimeSummary> SummaryAsync(int days, DateTimeOffset now)
    {
        var from = now.AddDays(-days);
        var buckets = days <= 2
            ? await SlotsAsync(HistoryTime.WindowFrom(from), HistoryTime.WindowFrom(now)).ConfigureAwait(false)
            : await HoursAsync(HistoryTime.HourFrom(from), HistoryTime.HourFrom(now)).ConfigureAwait(false);
        return _math.Summary(days, buckets);
    }

    private async Task<List<HistoryBucket>> RolledSlotsAsync(long from, long until)
    {
        var blocks = await tables.BlocksAsync(
            BlockTable.Hours,
            monitor,
            HistoryTime.HourOf(from),
            HistoryTime.HourOf(until - 1) + 1).ConfigureAwait(false);
        var slots = blocks.SelectMany(block => block.Read(BlockTable.Hours)).Where(
            slot => HistoryTime.WindowOf(slot.Start) >= from && HistoryTime.WindowOf(slot.Start) < until).ToList();
        foreach (var window in await LateAsync().ConfigureAwait(false))
        {
            if (window >= from && window < until)
            {
                var made = _math.Slots(await tables.ChecksAsync(monitor, window, window + 1).ConfigureAwait(false)).ToList();
                Replace(slots, slot => HistoryTime.WindowOf(slot.Start) == window, made);
            }
        }

        return slots;
    }

    private async Task<List<HistoryBucket>> RolledHoursAsync(long from, long until)
    {
        var blocks = await tables.BlocksAsync(
            BlockTable.Days,
            monitor,
            HistoryTime.DayOf(from),
            HistoryTime.DayOf(until - 1) + 1).ConfigureAwait(false);
        var hours = blocks.SelectMany(block => block.Read(BlockTable.Days)).Where(
            hour => HistoryTime.HourOf(hour.Start) >= from && HistoryTime.HourOf(hour.Start) < until).ToList();
        foreach (var late in (await LateAsync().ConfigureAwait(false)).Select(HistoryTime.HourOf).Distinct())
        {
            if (late >= from && late < until)
            {
                Replace(
                    hours,
                    hour => HistoryTime.HourOf(hour.Start) == late,
                    await MadeHoursAsync(late, late + 1).ConfigureAwait(false));
            }
        }

        return hours;
    }

    private async Task<IReadOnlyList<HistoryBucket>> MadeHoursAsync(long from, long until) =>
        [.. _math.Hours(await SlotsAsync(from * HistoryTime.HourWindows, until * HistoryTime.HourWindows).ConfigureAwait(false))];

    private Task<IReadOnlyList<long>> LateAsync() => tables.LateWindowsAsync(monitor, marks.RolledWindow);

    private static void Replace(List<HistoryBucket> buckets, Predicate<HistoryBucket> isOld, IReadOnlyList<HistoryBucket> made)
    {
        buckets.RemoveAll(isOld);
        buckets.AddRange(made);
        buckets.Sort((one, other) => one.Start.CompareTo(other.Start));
    }
}
