using CloudBridge.Monitors;
using CloudBridge.Storage.History;
using Microsoft.Extensions.Logging;
using static CloudBridge.Storage.Tests.History.HistoryHome;

namespace CloudBridge.Storage.Tests.History;

/// <summary>The history while the clock of the server is wrong, and afterwards.</summary>
public sealed class HistoryClockTests
{
    private const int Hours = 60;
    private static readonly DateTimeOffset Now = Start.AddHours(Hours).AddMinutes(10);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_clock_far_ahead_deletes_nothing_and_drops_nothing_that_comes_afterwards(bool isPostgres)
    {
        await using var home = await FilledAsync(isPostgres);
        var before = await ReadAsync(home);

        await home.Store.MaintainAsync(Now.AddDays(800));
        Assert.Equal(before, await ReadAsync(home));

        await home.Store.AppendAsync([Check(1, Now)]);
        await home.Store.MaintainAsync(Now.AddMinutes(5));
        Assert.Equal(Check(1, Now), (await home.Store.ReadChecksAsync(1, DateTimeOffset.MaxValue, 1))[0]);
        Assert.Equal(Hours + 1, await SumAsync(home));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Checks_that_were_made_while_it_was_ahead_hold_up_nothing_when_it_is_right_again(bool isPostgres)
    {
        await using var home = await FilledAsync(isPostgres);
        await home.Store.AppendAsync([Check(1, Now.AddDays(800))]);
        await home.Store.MaintainAsync(Now.AddDays(801));
        var before = await ReadAsync(home);

        await home.Store.MaintainAsync(Now);
        Assert.Equal(before, await ReadAsync(home));
        Assert.Contains(home.Lines.Items, line => line.Level == LogLevel.Warning && line.Text.Contains("which is in the future, and is open again", StringComparison.Ordinal));

        await home.Store.AppendAsync([.. Enumerable.Range(0, 30).Select(hour => Check(1, Now.AddHours(hour)))]);
        Assert.Equal(0, await home.QueryAsync<long>("SELECT count(*) FROM late_check"));
        await home.Store.MaintainAsync(Now.AddHours(31));
        Assert.Equal(Hours + 30, await SumAsync(home));
        Assert.Equal(Hours + 30, (await home.Store.ReadBucketsAsync(1, BucketSize.Hour, Start, Start.AddDays(9))).Sum(hour => hour.Checks));
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(false, -3)]
    [InlineData(false, -400_000)]
    [InlineData(true, 2)]
    [InlineData(true, -3)]
    [InlineData(true, -400_000)]
    public async Task A_clock_that_is_wrong_for_a_while_loses_nothing(bool isPostgres, int hours)
    {
        await using var home = await FilledAsync(isPostgres);
        await home.Store.MaintainAsync(Now.AddHours(hours));
        await home.Store.AppendAsync([Check(2, Now.AddMinutes(1))]);
        await home.Store.MaintainAsync(Now.AddHours(hours).AddMinutes(5));
        await home.Store.MaintainAsync(Now.AddMinutes(15));
        await home.Store.AppendAsync([.. Enumerable.Range(0, 30).Select(hour => Check(1, Now.AddHours(hour)))]);
        await home.Store.MaintainAsync(Now.AddHours(30));

        Assert.Equal(Hours + 30, await SumAsync(home));
        Assert.Equal(Hours + 30, (await home.Store.ReadBucketsAsync(1, BucketSize.Hour, Start, Start.AddDays(9))).Sum(hour => hour.Checks));
        Assert.Single(await home.Store.ReadChecksAsync(2, DateTimeOffset.MaxValue, 10));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Marks_that_an_older_program_left_in_the_future_with_nothing_behind_them_come_back(bool isPostgres)
    {
        await using var home = await HistoryHome.OpenAsync(isPostgres);
        var future = HistoryTime.HourOf(Now.AddDays(800));
        await home.Engine.WriteAsync(session => session.RunAsync(
            """
            UPDATE mark SET closed_hour = @future, rolled_hour = @future, rolled_day = @future / 24, check_floor = (@future - 48) * 12,
                hour_floor = @future - 720, day_floor = @future / 24 - 366
            """,
            new { future }));

        await home.Store.MaintainAsync(Now);
        await home.Store.AppendAsync([Check(1, Now.AddMinutes(1))]);
        await home.Store.AppendAsync([Check(1, Now.AddHours(3))]);
        await home.Store.MaintainAsync(Now.AddHours(5));

        Assert.Equal(2, (await home.Store.ReadChecksAsync(1, DateTimeOffset.MaxValue, 10)).Count);
        Assert.Equal(2, await SumAsync(home));
        Assert.Equal(2, (await home.Store.ReadBucketsAsync(1, BucketSize.Hour, Start, Start.AddDays(9))).Count);
    }

    private static async Task<HistoryHome> FilledAsync(bool isPostgres)
    {
        var home = await HistoryHome.OpenAsync(isPostgres);
        await home.Store.AppendAsync(Hourly(1, Hours));
        await home.Store.MaintainAsync(Now);
        return home;
    }

    private static async Task<List<string>> ReadAsync(HistoryHome home)
    {
        var checks = await home.Store.ReadChecksAsync(1, Now, 100);
        var slots = await home.Store.ReadBucketsAsync(1, BucketSize.FiveMinutes, Start, Now);
        var hours = await home.Store.ReadBucketsAsync(1, BucketSize.Hour, Start, Now);
        return [.. checks.Select(check => $"{check}"), .. slots.Concat(hours).Select(HistoryModel.Told)];
    }

    private static async Task<int> SumAsync(HistoryHome home) =>
        (await home.Store.ReadBucketsAsync(1, BucketSize.FiveMinutes, Start, Start.AddDays(9))).Sum(slot => slot.Checks);
}
