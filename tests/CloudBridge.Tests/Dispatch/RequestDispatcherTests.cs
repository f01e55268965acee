using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Tests.Dispatch;

public class RequestDispatcherTests
{
    private static readonly RequestResult TooLong = RequestResult.Failed("That took too long. Please try again later.");
    private readonly ScopedThings _things = new();

    [Fact]
    public async Task A_name_nobody_mapped_is_answered_with_a_hint()
    {
        await using var bridge = DispatchDriver.Of(() => 1);
        Assert.Equal(RequestResult.NotFound("This server has no such request. Ask \"help\" for the list."), await bridge.RunAsync("nobody"));
    }

    [Fact]
    public async Task A_failure_made_for_the_player_reaches_the_player_but_its_cause_does_not()
    {
        await using var bridge = new DispatchDriver(routes =>
        {
            routes.MapRequest("now", string () => throw new PlayerVisibleException("There is no such level.", new InvalidOperationException("secret")));
            routes.MapRequest("later", async () =>
            {
                await Task.Yield();
                throw new PlayerVisibleException("There is no such level.");
            });
        });
        Assert.Equal(RequestResult.Failed("There is no such level."), await bridge.RunAsync("now"));
        Assert.Equal(RequestResult.Failed("There is no such level."), await bridge.RunAsync("later"));
        Assert.DoesNotContain(bridge.Log.Items, line => line.Level >= LogLevel.Warning);
    }

    [Theory]
    [InlineData("now")]
    [InlineData("later")]
    [InlineData("no service")]
    [InlineData("timeout of its own")]
    [InlineData("cancelled by itself")]
    public async Task Any_other_failure_is_a_fixed_sentence_with_a_code_that_the_log_repeats(string kind)
    {
        await using var bridge = new DispatchDriver(routes =>
        {
            routes.MapRequest("now", string () => throw new InvalidOperationException("secret"));
            routes.MapRequest("later", async () =>
            {
                await Task.Yield();
                throw new InvalidOperationException("secret");
            });
            routes.MapRequest("no-service", (DispatchDriver secret) => 1);
            routes.MapRequest("timeout-of-its-own", Task () => throw new TimeoutException("secret"));
            routes.MapRequest("cancelled-by-itself", Task () => throw new OperationCanceledException("secret"));
        });
        var result = await bridge.RunAsync(kind.Replace(' ', '-'));
        Assert.Equal(RequestStatus.Failed, result.Status);
        Assert.Matches("^Something went wrong here\\. Tell the owner of this server the code [2-9A-HJ-NP-Z]{6}\\.$", result.Content);
        var line = Assert.Single(bridge.Log.Items, line => line.Level == LogLevel.Error);
        Assert.Contains(result.Content![^7..^1], line.Text, StringComparison.Ordinal);
        Assert.NotNull(line.Error);
    }

    [Fact]
    public async Task Two_failures_have_two_codes()
    {
        await using var bridge = DispatchDriver.Of(string () => throw new InvalidOperationException());
        Assert.NotEqual(await bridge.RunAsync("test"), await bridge.RunAsync("test"));
    }

    [Fact]
    public async Task A_handler_that_ignores_its_token_is_answered_for_at_the_deadline()
    {
        await using var bridge = DispatchDriver.Of(() => new TaskCompletionSource().Task);
        var run = bridge.RunAsync("test");
        bridge.Clock.Advance(TimeSpan.FromSeconds(9.999));
        Assert.False(run.IsCompleted);
        bridge.Clock.Advance(TimeSpan.FromSeconds(0.001));
        Assert.Equal(TooLong, await run);
        Assert.Contains(bridge.Log.Items, line => line.Level == LogLevel.Warning && line.Text.Contains("passed its deadline of 00:00:10", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deadlines_that_pass_together_are_told_of_when_that_begins_and_counted_until_none_has_passed_for_a_minute()
    {
        await using var bridge = DispatchDriver.Of(() => new TaskCompletionSource().Task);
        using var workers = bridge.Workers;
        var runs = Enumerable.Range(0, 100).Select(_ => bridge.RunAsync("test")).ToArray();
        bridge.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.All(await Patience.WaitAsync(Task.WhenAll(runs)), answer => Assert.Equal(TooLong, answer));

        bridge.Clock.Advance(TimeSpan.FromSeconds(61));

        var told = bridge.Log.Items.Where(line => line.Level > LogLevel.Debug && line.Text.Contains("deadline", StringComparison.Ordinal)).ToArray();
        Assert.Equal([LogLevel.Warning, LogLevel.Information], told.Select(line => line.Level));
        Assert.Equal("No request has passed its deadline for a minute; 100 had", told[1].Text);
    }

    [Fact]
    public async Task A_handler_that_honours_its_token_is_answered_for_at_the_deadline()
    {
        await using var bridge = DispatchDriver.Of((CancellationToken token) => Task.Delay(Timeout.InfiniteTimeSpan, token));
        var run = bridge.RunAsync("test");
        bridge.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TooLong, await run);
        Assert.DoesNotContain(bridge.Log.Items, line => line.Level == LogLevel.Error);
    }

    [Fact]
    public async Task The_token_is_cancelled_at_the_deadline_whoever_notices_it_first()
    {
        var cancelled = new TaskCompletionSource();
        await using var bridge = DispatchDriver.Of((CancellationToken token) =>
        {
            token.Register(cancelled.SetResult);
            return new TaskCompletionSource().Task;
        });
        var run = bridge.RunAsync("test");
        bridge.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TooLong, await run);
        await Patience.WaitAsync(cancelled.Task);
    }

    [Fact]
    public async Task The_time_a_handler_held_its_thread_counts_for_the_deadline()
    {
        DispatchDriver? bridge = null;
        bridge = DispatchDriver.Of(() =>
        {
            bridge!.Clock.Advance(TimeSpan.FromSeconds(9));
            return new TaskCompletionSource().Task;
        });
        await using var disposed = bridge;
        var run = bridge.RunAsync("test");
        bridge.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TooLong, await run);
    }

    [Fact]
    public async Task A_handler_that_begins_to_wait_after_the_deadline_is_answered_for_at_once()
    {
        DispatchDriver? bridge = null;
        bridge = DispatchDriver.Of((CancellationToken token) =>
        {
            bridge!.Clock.Advance(TimeSpan.FromSeconds(11));
            return Task.Delay(Timeout.InfiniteTimeSpan, token);
        });
        await using var disposed = bridge;
        Assert.Equal(TooLong, await bridge.RunAsync("test"));
    }

    [Fact]
    public async Task A_request_may_have_a_deadline_of_its_own_and_the_bridge_another_for_all()
    {
        await using var bridge = new DispatchDriver(
            routes =>
            {
                routes.MapRequest("own", () => new TaskCompletionSource().Task).WithTimeout(TimeSpan.FromSeconds(2));
                routes.MapRequest("all", () => new TaskCompletionSource().Task);
            },
            options: options => options.Timeout = TimeSpan.FromSeconds(5));
        var own = bridge.RunAsync("own");
        var all = bridge.RunAsync("all");
        bridge.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TooLong, await own);
        Assert.False(all.IsCompleted);
        bridge.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TooLong, await all);
    }

    [Fact]
    public void A_deadline_must_be_more_than_nothing() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DispatchDriver(routes => routes.MapRequest("test", () => 1).WithTimeout(TimeSpan.Zero)));

    [Fact]
    public async Task Every_request_has_services_of_its_own_which_end_with_it()
    {
        var seen = new List<ScopedThing>();
        await using var bridge = Scoped((ScopedThing a, RequestContext context) => seen.AddRange([a, context.Services.GetRequiredService<ScopedThing>()]));
        await bridge.RunAsync("test");
        await bridge.RunAsync("test");
        Assert.Same(seen[0], seen[1]);
        Assert.NotSame(seen[0], seen[2]);
        Assert.Equal([seen[0], seen[2]], _things.Disposed.Items);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Services_of_a_request_end_also_when_it_fails(int kind)
    {
        await using var bridge = Scoped((ScopedThing thing, int failure) => failure switch
        {
            0 => throw new InvalidOperationException(),
            1 => Task.FromException(new InvalidOperationException()),
            _ => FailLaterAsync(),
        });
        Assert.Equal(RequestStatus.Failed, (await bridge.RunAsync("test", $"{kind}")).Status);
        Assert.Single(_things.Disposed.Items);
    }

    [Fact]
    public async Task Services_of_a_handler_that_runs_on_past_its_deadline_end_when_it_does()
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var bridge = Scoped((ScopedThing thing) => end.Task);
        var run = bridge.RunAsync("test");
        bridge.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TooLong, await run);
        Assert.Empty(_things.Disposed.Items);
        end.SetException(new InvalidOperationException("too late"));
        await _things.Disposed.CountAsync(1);
        Assert.DoesNotContain(bridge.Log.Items, line => line.Level == LogLevel.Error);
    }

    [Fact]
    public async Task Services_that_cannot_be_disposed_do_not_spoil_the_answer()
    {
        _things.FailsToDispose = true;
        await using var bridge = Scoped((ScopedThing thing) => "fine");
        Assert.Equal("fine", (await bridge.RunAsync("test")).Content);
        Assert.Contains(bridge.Log.Items, line => line.Level == LogLevel.Error && line.Text.Contains("could not be disposed", StringComparison.Ordinal));
    }

    private DispatchDriver Scoped(Delegate handler) => new(
        routes => routes.MapRequest("test", handler),
        services => services.AddSingleton(_things).AddScoped<ScopedThing>());

    private static async Task FailLaterAsync()
    {
        await Task.Yield();
        throw new InvalidOperationException();
    }
}
