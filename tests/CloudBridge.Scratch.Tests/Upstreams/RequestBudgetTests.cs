using CloudBridge.Scratch.Upstreams.Asking;
using CloudBridge.TestKit;

namespace CloudBridge.Scratch.Tests.Upstreams;

public sealed class RequestBudgetTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void After_a_quiet_time_there_is_a_burst_and_then_the_rate()
    {
        using var budget = Budget(perSecond: 4, burst: 3, backlog: 100);
        var turns = Enumerable.Range(0, 10).Select(_ => budget.Take(CancellationToken.None)!).ToArray();
        Assert.Equal(3, Given(turns));
        _time.Advance(TimeSpan.FromSeconds(0.24));
        Assert.Equal(3, Given(turns));
        _time.Advance(TimeSpan.FromSeconds(0.01));
        Settle(turns[..4]);
        _time.Advance(TimeSpan.FromSeconds(1));
        Settle(turns[..8]);
        Assert.Equal(8, Given(turns));
    }

    [Fact]
    public void Over_a_minute_no_more_go_than_the_rate_allows()
    {
        using var budget = Budget(perSecond: 7, burst: 5, backlog: 0);
        var given = 0;
        for (var i = 0; i < 6000; i++)
        {
            given += budget.Take(CancellationToken.None) is null ? 0 : 1;
            _time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(given, 7 * 58, (7 * 60) + 5);
    }

    [Fact]
    public async Task Turns_come_in_the_order_of_asking_and_who_leaves_gives_up_the_place()
    {
        using var budget = Budget(perSecond: 1, burst: 1, backlog: 2);
        using var stop = new CancellationTokenSource();
        await budget.Take(CancellationToken.None)!;
        var leaving = budget.Take(stop.Token)!;
        var second = budget.Take(CancellationToken.None)!;
        Assert.Null(budget.Take(CancellationToken.None));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.WaitAsync(leaving));
        var third = budget.Take(CancellationToken.None)!;

        _time.Advance(TimeSpan.FromSeconds(1));
        await Patience.WaitAsync(second);
        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Patience.WaitAsync(third);
    }

    private RequestBudget Budget(int perSecond, int burst, int backlog) =>
        new(new UpstreamOptions { RequestsPerSecond = perSecond, Burst = burst, Backlog = backlog }, _time);

    private static int Given(Task[] turns) => turns.Count(turn => turn.IsCompletedSuccessfully);

    private static void Settle(Task[] turns) => Assert.True(Task.WaitAll(turns, Patience.Limit));
}
