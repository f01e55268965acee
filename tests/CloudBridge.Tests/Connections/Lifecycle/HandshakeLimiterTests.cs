using CloudBridge.Connections.Lifecycle;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Connections.Lifecycle;

public class HandshakeLimiterTests
{
    private static readonly Uri Cloud = new("ws://cloud.test/");
    private readonly ManualTimeProvider _clock = new();
    private readonly HandshakeLimiter _limiter;

    public HandshakeLimiterTests() => _limiter = new HandshakeLimiter(_clock);

    [Fact]
    public async Task A_host_sees_five_a_second_however_many_want_in()
    {
        var begun = new SignalLog<int>();
        var all = Task.WhenAll(Enumerable.Range(0, 50).Select(async project =>
        {
            using var turn = await EnterAsync(Cloud, $"{project}");
            begun.Add(project);
        }));
        for (var second = 1; second <= 10; second++)
        {
            await begun.CountAsync(5 * second);
            await Patience.WaitAsync(_clock.WhenTimersAsync(second < 10 ? 1 : 0));
            _clock.Advance(TimeSpan.FromSeconds(0.999));
            Assert.Equal(5 * second, begun.Items.Count);
            _clock.Advance(TimeSpan.FromSeconds(0.001));
        }

        await Patience.WaitAsync(all);
        Assert.Equal(Enumerable.Range(0, 50), begun.Items.Order());
    }

    [Fact]
    public async Task Hosts_do_not_wait_for_each_other()
    {
        for (var project = 0; project < 5; project++)
        {
            (await EnterAsync(Cloud, $"{project}")).Dispose();
        }

        Assert.False(EnterAsync(Cloud, "more").IsCompleted);
        Assert.True(EnterAsync(new Uri("ws://cloud.test:81/"), "more").IsCompleted);
    }

    [Fact]
    public async Task A_project_has_one_handshake_at_a_time_whatever_cloud_entry_it_stands_in()
    {
        var first = await EnterAsync(Cloud, "same");
        var second = EnterAsync(Cloud, "same");
        Assert.False(second.IsCompleted);
        first.Dispose();
        first.Dispose();
        (await Patience.WaitAsync(second)).Dispose();
        using var third = await EnterAsync(Cloud, "same");
        Assert.False(EnterAsync(Cloud, "same").IsCompleted);
    }

    [Fact]
    public async Task The_next_in_line_waits_until_a_handshake_has_begun_as_it_counts_from_then()
    {
        using var first = await _limiter.EnterAsync(Cloud, "first", 5, CancellationToken.None);
        var second = EnterAsync(Cloud, "second");
        Assert.False(second.IsCompleted);
        first.Begin();
        (await Patience.WaitAsync(second)).Dispose();
    }

    [Fact]
    public async Task Who_gives_up_waiting_holds_nobody_up()
    {
        for (var project = 0; project < 5; project++)
        {
            (await EnterAsync(Cloud, $"{project}")).Dispose();
        }

        using var stop = new CancellationTokenSource();
        var givesUp = _limiter.EnterAsync(Cloud, "a", 5, stop.Token).AsTask();
        var next = EnterAsync(Cloud, "b");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givesUp);
        await Patience.WaitAsync(_clock.WhenTimersAsync(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await Patience.WaitAsync(next)).Dispose();
        Assert.True(EnterAsync(Cloud, "a").IsCompleted);
    }

    [Fact]
    public async Task Projects_whose_handshakes_are_over_or_given_up_are_forgotten()
    {
        using var stop = new CancellationTokenSource();
        var first = await EnterAsync(Cloud, "a");
        var givesUp = _limiter.EnterAsync(Cloud, "a", 5, stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givesUp);
        Assert.Equal(1, _limiter.Projects);
        first.Dispose();
        Assert.Equal(0, _limiter.Projects);
    }

    private async Task<HandshakeTurn> EnterAsync(Uri url, string project)
    {
        var turn = await _limiter.EnterAsync(url, project, 5, CancellationToken.None);
        turn.Begin();
        return turn;
    }
}
