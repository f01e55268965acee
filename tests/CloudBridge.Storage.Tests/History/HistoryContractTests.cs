using CloudBridge.Monitors;
using CloudBridge.Storage.History;
using CloudBridge.Storage.History.Tables;
using static CloudBridge.Storage.Tests.History.HistoryHome;

namespace CloudBridge.Storage.Tests.History;

/// <summary>What every history promises; the classes that derive from it say where.</summary>
public abstract class HistoryContractTests(bool isPostgres) : IAsyncLifetime
{
    private HistoryHome _home = null!;

    private HistoryStore Store => _home.Store;

    public async Task InitializeAsync() => _home = await OpenAsync(isPostgres, pieceSize: 2);

    public async Task DisposeAsync() => await _home.DisposeAsync();

    [Fact]
    public async Task Checks_come_back_as_they_were_newest_first()
    {
        var all = Enumerable.Range(0, 40).Select(number => new CheckResult(7, Start.AddSeconds(97.123 * number), (CheckOutcome)(number % 10), number % 3 * 200, number * 31)).ToArray();
        await Store.AppendAsync([.. all, Check(8, Start)]);

        Assert.Equal(all.Reverse().Select(Rounded), await Store.ReadChecksAsync(7, DateTimeOffset.MaxValue, 100));
        Assert.Equal(all[5..15].Reverse().Select(Rounded), await Store.ReadChecksAsync(7, Rounded(all[15]).At, 10));
        Assert.Equal([Check(8, Start)], await Store.ReadChecksAsync(8, Start.AddMilliseconds(1), 10));
        Assert.Empty(await Store.ReadChecksAsync(8, Start, 10));
        Assert.Empty(await Store.ReadChecksAsync(9, DateTimeOffset.MaxValue, 10));
    }

    [Fact]
    public async Task A_check_that_is_there_already_is_left_as_it_is()
    {
        await Store.AppendAsync([Check(1, Start), Check(1, Start, CheckOutcome.TimedOut)]);
        await Store.AppendAsync([Check(1, Start, CheckOutcome.NotConnected), Check(1, Start.AddMilliseconds(1))]);

        Assert.Equal([Check(1, Start.AddMilliseconds(1)), Check(1, Start)], await Store.ReadChecksAsync(1, DateTimeOffset.MaxValue, 10));
    }

    [Fact]
    public async Task Five_minutes_are_the_same_before_and_after_they_are_rolled_up()
    {
        await Store.AppendAsync([Check(1, Start.AddMinutes(1), milliseconds: 80), Check(1, Start.AddMinutes(2), CheckOutcome.TimedOut, 9_000), Check(1, Start.AddMinutes(61), milliseconds: 20)]);
        HistoryBucket[] expected = [Slot(Start, 2, 1, 80), Slot(Start.AddHours(1), 1, 1, 20)];

        Assert.Equal(expected, await SlotsAsync(1, Start, Start.AddHours(2)));
        await Store.MaintainAsync(Start.AddHours(2).AddSeconds(61));
        Assert.Equal(2, await _home.QueryAsync<long>("SELECT count(*) FROM hour_block"));
        Assert.Equal(expected, await SlotsAsync(1, Start, Start.AddHours(2)));
        Assert.Equal(expected[..1], await SlotsAsync(1, Start.AddMinutes(-5), Start.AddMinutes(1)));
        Assert.Equal(expected[1..], await SlotsAsync(1, Start.AddSeconds(1), Start.AddDays(1)));
    }

    [Fact]
    public async Task An_hour_is_rolled_up_when_it_has_been_over_for_a_minute()
    {
        await Store.AppendAsync([Check(1, Start.AddMinutes(59))]);
        await Store.MaintainAsync(Start.AddHours(1).AddSeconds(59));
        Assert.Equal(0, await _home.QueryAsync<long>("SELECT count(*) FROM hour_block"));
        await Store.MaintainAsync(Start.AddHours(1).AddSeconds(60));
        Assert.Equal(1, await _home.QueryAsync<long>("SELECT count(*) FROM hour_block"));
    }

    [Fact]
    public async Task The_uptime_of_an_hour_is_that_of_its_slots_however_many_checks_confirmed_it()
    {
        await Store.AppendAsync([.. Enumerable.Range(0, 10).Select(number => Check(1, Start.AddSeconds(number), CheckOutcome.TimedOut)), Check(1, Start.AddMinutes(5)), Check(1, Start.AddMinutes(11)), Check(1, Start.AddMinutes(12), CheckOutcome.TimedOut), Check(2, Start.AddDays(1))]);
        HistoryBucket[] expected = [new(Start, 13, 2, (0 + 1 + 0.5) / 3, 3, LatencySketch.Of(100, 100))];

        Assert.Equal(expected, await HoursAsync(1, Start, Start.AddHours(1)));
        foreach (var days in (int[])[1, 2, 40])
        {
            await Store.MaintainAsync(Start.AddDays(days).AddHours(2));
            Assert.Equal(expected, await HoursAsync(1, Start, Start.AddHours(1)));
        }

        Assert.Equal(1, await _home.QueryAsync<long>("SELECT count(*) FROM day_block"));
    }

    [Fact]
    public async Task A_late_check_counts_at_once_and_for_good()
    {
        await Store.AppendAsync([Check(1, Start.AddMinutes(1)), Check(2, Start.AddMinutes(1)), Check(1, Start.AddHours(1))]);
        await Store.MaintainAsync(Start.AddHours(30));
        await Store.AppendAsync([Check(1, Start.AddMinutes(2), CheckOutcome.TimedOut), Check(1, Start.AddMinutes(2), CheckOutcome.TimedOut), Check(1, Start.AddMinutes(7)), Check(3, Start.AddHours(29))]);

        for (var turn = 0; turn < 2; turn++)
        {
            Assert.Equal([Slot(Start, 2, 1, 100), Slot(Start.AddMinutes(5), 1, 1, 100), Slot(Start.AddHours(1), 1, 1, 100)], await SlotsAsync(1, Start, Start.AddDays(2)));
            Assert.Equal([new(Start, 3, 2, 0.75, 2, LatencySketch.Of(100, 100)), Slot(Start.AddHours(1), 1, 1, 100)], await HoursAsync(1, Start, Start.AddDays(2)));
            Assert.Equal([Slot(Start, 1, 1, 100)], await HoursAsync(2, Start, Start.AddDays(2)));
            Assert.Equal([Slot(Start.AddHours(29), 1, 1, 100)], await HoursAsync(3, Start, Start.AddDays(2)));
            await Store.MaintainAsync(Start.AddHours(30));
            Assert.Equal(0, await _home.QueryAsync<long>("SELECT count(*) FROM late_check"));
        }
    }

    [Fact]
    public async Task Checks_are_kept_for_48_hours_and_until_48_hours_with_checks_have_come_after_them()
    {
        await Store.AppendAsync(Hourly(1, 50));

        await Store.MaintainAsync(Start.AddDays(9));

        Assert.Equal(Hourly(1, 50).Skip(2).Reverse(), await Store.ReadChecksAsync(1, DateTimeOffset.MaxValue, 100));
        Assert.Equal(50, (await SlotsAsync(1, Start, Start.AddDays(9))).Count);
        await Store.AppendAsync([Check(1, Start.AddHours(72))]);
        await Store.MaintainAsync(Start.AddHours(73).AddMinutes(30));
        Assert.Equal(Hourly(1, 50).Skip(3).Append(Check(1, Start.AddHours(72))).Reverse(), await Store.ReadChecksAsync(1, DateTimeOffset.MaxValue, 100));
    }

    [Fact]
    public async Task Slots_are_kept_for_30_days_and_hours_for_a_year_and_until_as_many_have_come_after_them()
    {
        const int Days = 400;
        await PutAsync(BlockTable.Hours, Enumerable.Range((Days - 32) * 24, 32 * 24));
        await PutAsync(BlockTable.Days, Enumerable.Range(0, Days));
        var (day, hour) = (HistoryTime.DayOf(HistoryTime.HourOf(Start)) + Days, HistoryTime.HourOf(Start) + (Days * 24));
        await _home.Engine.WriteAsync(session => session.RunAsync("UPDATE mark SET closed_hour = @hour, rolled_hour = @hour, rolled_day = @day", new { hour, day }));

        foreach (var late in (int[])[0, 500])
        {
            await Store.MaintainAsync(Start.AddDays(Days + late));
            Assert.Equal((720, hour - 720), (await _home.QueryAsync<long>("SELECT count(*) FROM hour_block"), await _home.QueryAsync<long>("SELECT min(block) FROM hour_block")));
            Assert.Equal((366, day - 366), (await _home.QueryAsync<long>("SELECT count(*) FROM day_block"), await _home.QueryAsync<long>("SELECT min(block) FROM day_block")));
        }
    }

    [Fact]
    public async Task A_check_that_would_be_deleted_at_once_is_not_kept_and_told_of()
    {
        await Store.AppendAsync(Hourly(1, 50));
        await Store.MaintainAsync(Start.AddHours(51));
        await Store.AppendAsync([Check(1, Start.AddMinutes(1), CheckOutcome.TimedOut), Check(1, DateTimeOffset.UnixEpoch.AddDays(-1)), Check(1, Start.AddHours(50))]);
        await Store.MaintainAsync(Start.AddHours(51));
        await Store.MaintainAsync(Start.AddHours(51));

        Assert.Equal(Hourly(1, 51).Skip(2).Reverse(), await Store.ReadChecksAsync(1, DateTimeOffset.MaxValue, 100));
        Assert.Equal([Slot(Start, 1, 1, 100)], await SlotsAsync(1, Start, Start.AddHours(1)));
        Assert.StartsWith("2 results of checks were older than what is kept", Assert.Single(_home.Lines.Items).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_has_the_uptime_of_slots_and_percentiles_of_the_good_checks()
    {
        var now = Start.AddDays(100);
        var noons = Enumerable.Range(0, 100).Select(day => (Day: day, At: Start.AddDays(day).AddHours(12)));
        await Store.AppendAsync([.. noons.SelectMany(noon => (CheckResult[])
        [
            Check(1, noon.At, milliseconds: 10 + noon.Day),
            Check(1, noon.At.AddMinutes(5), noon.Day % 2 == 0 ? CheckOutcome.Ok : CheckOutcome.TimedOut, 5_000),
        ])]);
        await Store.MaintainAsync(now);

        foreach (var days in (int[])[1, 7, 30, 90])
        {
            var summary = await Store.SummarizeAsync(1, days, now);
            Assert.Equal((days, 2 * days), (summary.Days, summary.Checks));
            Assert.Equal((days + (days / 2)) / (2d * days), summary.Uptime!.Value, 9);
        }

        var quarter = await Store.SummarizeAsync(1, 90, now);
        Assert.InRange(quarter.P50!.Value, 87 * 0.95, 87 * 1.05);
        Assert.InRange(quarter.P99!.Value, 5_000 * 0.95, 5_000 * 1.05);
        Assert.Equal(new UptimeSummary(7, 0, null, null, null, null), await Store.SummarizeAsync(2, 7, now));
        Assert.Equal(new UptimeSummary(30, 0, null, null, null, null), await Store.SummarizeAsync(1, 30, now.AddDays(300)));
    }

    [Fact]
    public async Task Without_a_good_check_there_is_no_latency()
    {
        await Store.AppendAsync([Check(1, Start, CheckOutcome.TlsFailed)]);
        Assert.Equal(new UptimeSummary(1, 1, 0, null, null, null), await Store.SummarizeAsync(1, 1, Start.AddHours(1)));
    }

    [Fact]
    public async Task A_time_below_zero_is_taken_for_zero()
    {
        await Store.AppendAsync([Check(1, Start, milliseconds: -5)]);
        Assert.Equal([Check(1, Start, milliseconds: 0)], await Store.ReadChecksAsync(1, DateTimeOffset.MaxValue, 10));
        Assert.Equal([Slot(Start, 1, 1, 0)], await SlotsAsync(1, DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task The_five_minutes_in_which_one_asks_count_and_later_ones_do_not()
    {
        await Store.AppendAsync([Check(1, Start.AddMinutes(1)), Check(1, Start.AddMinutes(6)), Check(1, Start.AddMinutes(11))]);
        Assert.Equal(2, (await Store.SummarizeAsync(1, 1, Start.AddMinutes(7))).Checks);
    }

    [Fact]
    public async Task Many_monitors_with_any_numbers_are_rolled_up_in_pieces()
    {
        long[] monitors = [1, 2, 3, 4, 5, 99, 100, 4_000_000_000, long.MaxValue];
        await Store.AppendAsync([.. monitors.SelectMany(monitor => Enumerable.Range(0, 60).Select(minute => Check(monitor, Start.AddMinutes(minute)))), Check(1, Start.AddDays(1))]);
        await Store.MaintainAsync(Start.AddHours(26));

        Assert.Equal(monitors.Length, await _home.QueryAsync<long>("SELECT count(*) FROM day_block"));
        foreach (var monitor in monitors)
        {
            Assert.Equal(12, (await SlotsAsync(monitor, Start, Start.AddHours(1))).Count);
            Assert.Equal((60, 12), (await HoursAsync(monitor, Start, Start.AddHours(1))).Select(hour => (hour.Checks, hour.Slots)).Single());
        }
    }

    [Fact]
    public async Task After_days_without_maintenance_everything_is_made_up_for()
    {
        await Store.AppendAsync(Hourly(1, 120));
        var (slots, hours) = (await SlotsAsync(1, Start, Start.AddDays(9)), await HoursAsync(1, Start, Start.AddDays(9)));
        Assert.Equal((120, 120), (slots.Count, hours.Count));

        await Store.MaintainAsync(Start.AddDays(9));

        Assert.Equal(slots, await SlotsAsync(1, Start, Start.AddDays(9)));
        Assert.Equal(hours, await HoursAsync(1, Start, Start.AddDays(9)));
        Assert.Equal(48, (await Store.ReadChecksAsync(1, DateTimeOffset.MaxValue, 100)).Count);
    }

    [Fact]
    public async Task Maintenance_that_ends_anywhere_goes_on_where_it_was_and_counts_nothing_twice()
    {
        await Store.AppendAsync([.. Enumerable.Range(0, 200).Select(number => Check(1 + (number % 5), Start.AddMinutes(number * 9)))]);
        var now = Start.AddHours(60);
        var expected = await AllAsync(5);

        for (var write = 0; write < 12; write++)
        {
            await _home.MaintainUntilWriteAsync(write, now);
            await _home.ReopenAsync();
            Assert.Equal(expected, await AllAsync(5));
        }

        await Store.MaintainAsync(now);
        await Store.MaintainAsync(now);
        Assert.Equal(expected, await AllAsync(5));
    }

    [Fact]
    public async Task A_clock_that_goes_back_takes_nothing_away()
    {
        await Store.AppendAsync([Check(1, Start)]);
        await Store.MaintainAsync(Start.AddDays(3));
        await Store.MaintainAsync(Start.AddHours(1));
        Assert.Equal([Slot(Start, 1, 1, 100)], await SlotsAsync(1, Start, Start.AddDays(1)));
    }

    [Fact]
    public async Task Deleting_takes_everything_of_a_monitor_and_nothing_of_others()
    {
        long[] monitors = [1, 2, 3];
        await Store.AppendAsync([.. monitors.SelectMany(monitor => (CheckResult[])[Check(monitor, Start), Check(monitor, Start.AddHours(30)), Check(monitor, Start.AddHours(40))])]);
        await Store.MaintainAsync(Start.AddHours(35));
        await Store.AppendAsync([.. monitors.Select(monitor => Check(monitor, Start.AddHours(1)))]);

        await Store.DeleteAsync([1, 3, 99]);
        await Store.MaintainAsync(Start.AddHours(41));

        Assert.Equal(0, await _home.QueryAsync<long>("SELECT (SELECT count(*) FROM check_result WHERE monitor <> 2) + (SELECT count(*) FROM hour_block WHERE monitor <> 2) + (SELECT count(*) FROM day_block WHERE monitor <> 2)"));
        Assert.Equal(4, (await SlotsAsync(2, Start, Start.AddDays(3))).Count);
    }

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        await Store.AppendAsync([Check(1, Start), Check(1, Start.AddHours(2))]);
        await Store.MaintainAsync(Start.AddHours(2));
        await _home.ReopenAsync();

        Assert.Equal(2, (await Store.ReadChecksAsync(1, DateTimeOffset.MaxValue, 10)).Count);
        Assert.Equal(2, (await SlotsAsync(1, Start, Start.AddDays(1))).Count);
    }

    [Fact]
    public async Task Many_who_append_and_read_while_it_is_maintained_see_every_check_once()
    {
        var appends = Enumerable.Range(0, 20).Select(task => Task.Run(async () =>
        {
            for (var number = 0; number < 10; number++)
            {
                await Store.AppendAsync([.. Enumerable.Range(1, 5).Select(monitor => Check(monitor, Start.AddMinutes((number * 17) + task)))]);
                var hours = await HoursAsync(1, Start, Start.AddDays(1));
                Assert.True(hours.Sum(hour => hour.Checks) >= number + 1);
            }
        })).ToList();
        var all = Task.WhenAll(appends);
        while (!all.IsCompleted)
        {
            await Store.MaintainAsync(Start.AddHours(2));
        }

        await CloudBridge.TestKit.Patience.WaitAsync(all);
        await Store.MaintainAsync(Start.AddHours(5));
        var distinct = (from task in Enumerable.Range(0, 20) from number in Enumerable.Range(0, 10) select (number * 17) + task).Distinct().Count();
        Assert.Equal(distinct, (await HoursAsync(5, Start, Start.AddDays(1))).Sum(hour => hour.Checks));
        Assert.Equal(distinct, (await SlotsAsync(1, Start, Start.AddDays(1))).Sum(slot => slot.Checks));
    }

    [Fact]
    public async Task No_days_are_no_summary() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.SummarizeAsync(1, 0, Start));

    [Fact]
    public async Task A_closed_history_says_so()
    {
        await _home.Store.DisposeAsync();
        var error = await Assert.ThrowsAsync<MonitorException>(async () => await Store.AppendAsync([Check(1, Start)]));
        Assert.Equal(MonitorFault.Unavailable, error.Fault);
    }

    private static CheckResult Rounded(CheckResult check) => check with { At = DateTimeOffset.FromUnixTimeMilliseconds(check.At.ToUnixTimeMilliseconds()) };

    private static HistoryBucket Slot(DateTimeOffset start, int checks, int ok, int milliseconds) =>
        new(start, checks, ok, (double)ok / checks, 1, LatencySketch.Of(Enumerable.Repeat(milliseconds, ok)));

    private async Task PutAsync(BlockTable table, IEnumerable<int> numbers)
    {
        var first = table == BlockTable.Hours ? HistoryTime.HourOf(Start) : HistoryTime.DayOf(HistoryTime.HourOf(Start));
        var unit = table == BlockTable.Hours ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);
        var blocks = numbers.Select(number => HistoryBlock.Of(table, first + number, 1, [Slot(Start + (number * unit), 1, 1, 100)])).ToList();
        await _home.Engine.WriteAsync(async session =>
        {
            await HistoryTables.Of(session).PutAsync(table, blocks);
            return true;
        });
    }

    private async Task<IReadOnlyList<HistoryBucket>> SlotsAsync(long monitor, DateTimeOffset from, DateTimeOffset until) =>
        await Store.ReadBucketsAsync(monitor, BucketSize.FiveMinutes, from, until);

    private async Task<IReadOnlyList<HistoryBucket>> HoursAsync(long monitor, DateTimeOffset from, DateTimeOffset until) =>
        await Store.ReadBucketsAsync(monitor, BucketSize.Hour, from, until);

    private async Task<List<HistoryBucket>> AllAsync(int monitors)
    {
        var all = new List<HistoryBucket>();
        for (var monitor = 1; monitor <= monitors; monitor++)
        {
            all.AddRange(await SlotsAsync(monitor, Start, Start.AddDays(9)));
            all.AddRange(await HoursAsync(monitor, Start, Start.AddDays(9)));
        }

        return all;
    }
}
