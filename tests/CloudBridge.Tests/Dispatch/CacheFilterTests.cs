using CloudBridge.Dispatch;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Dispatch;

public class CacheFilterTests
{
    private static readonly Task Never = new TaskCompletionSource().Task;
    private readonly TaskCompletionSource<string> _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SignalLog<int> _started = new();
    private int _runs;

    [Fact]
    public async Task Equal_requests_share_an_answer_for_its_lifetime()
    {
        await using var bridge = Cached((string text) => $"{text} {++_runs}");
        Assert.Equal("a 1", (await bridge.RunAsync("test", "a")).Content);
        Assert.Equal("a 1", (await bridge.RunAsync("test", "a")).Content);
        Assert.Equal("b 2", (await bridge.RunAsync("test", "b")).Content);
        bridge.Clock.Advance(TimeSpan.FromSeconds(59.999));
        Assert.Equal("a 1", (await bridge.RunAsync("test", "a")).Content);
        bridge.Clock.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Equal("a 3", (await bridge.RunAsync("test", "a")).Content);
    }

    [Fact]
    public async Task No_argument_is_another_request_than_an_empty_one()
    {
        await using var bridge = Cached((params string[] all) => $"{all.Length} {++_runs}");
        Assert.Equal("0 1", (await bridge.RunAsync("test")).Content);
        Assert.Equal("1 2", (await bridge.RunAsync("test", "")).Content);
        Assert.Equal("2 3", (await bridge.RunAsync("test", "", "")).Content);
        Assert.Equal("0 1", (await bridge.RunAsync("test")).Content);
    }

    [Fact]
    public async Task Answers_that_did_not_complete_are_not_kept()
    {
        await using var bridge = Cached(() => RequestResult.Failed($"no {++_runs}"));
        Assert.Equal("no 1", (await bridge.RunAsync("test")).Content);
        Assert.Equal("no 2", (await bridge.RunAsync("test")).Content);
    }

    [Fact]
    public async Task Failures_are_not_kept()
    {
        await using var bridge = Cached(() => ++_runs == 1 ? throw new PlayerVisibleException("no") : "yes");
        Assert.Equal("no", (await bridge.RunAsync("test")).Content);
        Assert.Equal("yes", (await bridge.RunAsync("test")).Content);
    }

    [Fact]
    public async Task Those_who_come_during_a_run_wait_for_it_and_share_what_comes_of_it()
    {
        var gate = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bridge = Cached(() =>
        {
            _runs++;
            return gate.Task;
        });
        var asked = Enumerable.Range(0, 5).Select(_ => bridge.RunAsync("test")).ToArray();
        Assert.Equal(1, _runs);
        gate.SetException(new PlayerVisibleException("nobody is lucky"));
        Assert.All(await Task.WhenAll(asked), result => Assert.Equal("nobody is lucky", result.Content));
    }

    [Fact]
    public async Task When_the_time_of_the_first_is_over_one_of_the_others_runs_and_they_share_that()
    {
        await using var bridge = Cached(async (CancellationToken aborted) =>
        {
            var run = Interlocked.Increment(ref _runs);
            _started.Add(run);
            await (run == 1 ? Never.WaitAsync(aborted) : _gate.Task);
            return $"{run}";
        });
        var first = bridge.RunAsync("test");
        await _started.CountAsync(1);
        bridge.Clock.Advance(TimeSpan.FromSeconds(6));
        var others = Enumerable.Range(0, 3).Select(_ => bridge.RunAsync("test")).ToArray();
        bridge.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Contains("took too long", (await first).Content, StringComparison.Ordinal);
        await _started.CountAsync(2);
        _gate.SetResult("");
        Assert.All(await Task.WhenAll(others), result => Assert.Equal("2", result.Content));
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task When_the_first_breaks_one_of_the_others_runs_and_they_share_that()
    {
        await using var bridge = Cached(async () =>
        {
            var run = Interlocked.Increment(ref _runs);
            await _gate.Task;
            return run == 1 ? throw new InvalidOperationException() : $"{run}";
        });
        var asked = Enumerable.Range(0, 4).Select(_ => bridge.RunAsync("test")).ToArray();
        _gate.SetResult("");
        Assert.Contains("Something went wrong", (await asked[0]).Content, StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(asked[1..]), result => Assert.Equal("2", result.Content));
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task Whose_own_time_is_over_too_runs_nothing()
    {
        await using var bridge = Cached(async (CancellationToken aborted) =>
        {
            _started.Add(++_runs);
            await Never.WaitAsync(aborted);
        });
        var asked = Enumerable.Range(0, 3).Select(_ => bridge.RunAsync("test")).ToArray();
        await _started.CountAsync(1);
        bridge.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.All(await Task.WhenAll(asked), result => Assert.Contains("took too long", result.Content, StringComparison.Ordinal));
        await QuietPool.WaitAsync();
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Long_answers_make_room_although_there_are_few()
    {
        await using var bridge = Cached((string text) => $"{text} {++_runs}{new string('x', 3_000_000)}");
        foreach (var text in new[] { "a", "b", "c" })
        {
            await bridge.RunAsync("test", text);
        }

        Assert.StartsWith("c 3", (await bridge.RunAsync("test", "c")).Content, StringComparison.Ordinal);
        Assert.StartsWith("a 4", (await bridge.RunAsync("test", "a")).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Equal_requests_of_many_threads_at_once_run_once()
    {
        var clock = new ManualTimeProvider();
        var gate = new TaskCompletionSource<RequestResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bridge = DispatchDriver.Of(() => 1);
        for (var round = 0; round < 200; round++)
        {
            var runs = 0;
            var handler = new CacheFilter(clock, TimeSpan.FromMinutes(1), 10).Wrap(_ =>
            {
                Interlocked.Increment(ref runs);
                return new(gate.Task);
            });
            using var barrier = new Barrier(3);
            var threads = Enumerable.Range(0, 3).Select(thread => new Thread(() =>
            {
                barrier.SignalAndWait(Patience.Limit);
                _ = handler(new RequestContext(bridge.Request("test"), null!, clock, clock.GetTimestamp(), TimeSpan.FromSeconds(10))).AsTask();
            })).ToArray();
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
            Assert.Equal(1, runs);
        }
    }

    [Fact]
    public async Task The_oldest_answer_makes_room()
    {
        await using var bridge = new DispatchDriver(routes => routes.MapRequest("test", (string text) => $"{text} {++_runs}").Cache(TimeSpan.FromMinutes(1), entries: 2));
        foreach (var (text, expected) in new[] { ("a", "a 1"), ("b", "b 2"), ("c", "c 3"), ("b", "b 2"), ("a", "a 4") })
        {
            Assert.Equal(expected, (await bridge.RunAsync("test", text)).Content);
        }
    }

    private static DispatchDriver Cached(Delegate handler) =>
        new(routes => routes.MapRequest("test", handler).Cache(TimeSpan.FromMinutes(1)));
}
