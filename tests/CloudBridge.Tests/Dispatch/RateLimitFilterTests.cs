using CloudBridge.Dispatch;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.TestKit;
using CloudBridge.Tests.Requests;

namespace CloudBridge.Tests.Dispatch;

public class RateLimitFilterTests
{
    [Fact]
    public async Task More_runs_than_allowed_are_answered_with_how_long_to_wait()
    {
        await using var bridge = Limited(2, TimeSpan.FromSeconds(10));
        Assert.Equal("ran", (await bridge.RunAsync("test")).Content);
        Assert.Equal("ran", (await bridge.RunAsync("test")).Content);
        Assert.Equal(RequestResult.Failed("Too many requests. Please wait 5 seconds and try again."), await bridge.RunAsync("test"));
        bridge.Clock.Advance(TimeSpan.FromSeconds(4.5));
        Assert.Equal(RequestResult.Failed("Too many requests. Please wait 1 second and try again."), await bridge.RunAsync("test"));
        bridge.Clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal("ran", (await bridge.RunAsync("test")).Content);
    }

    [Fact]
    public async Task Buckets_of_rooms_that_came_and_went_are_forgotten_when_they_are_full_again()
    {
        var clock = new ManualTimeProvider();
        var filter = new RateLimitFilter(clock, 1, TimeSpan.FromSeconds(10));
        var run = filter.Wrap(_ => new(RequestResult.Text("ran")));
        for (var room = 0; room < 20_000; room++)
        {
            clock.Advance(TimeSpan.FromSeconds(0.1));
            Assert.Equal("ran", (await run(ContextOf($"demo-{room}", clock))).Content);
            Assert.Equal(RequestStatus.Failed, (await run(ContextOf($"demo-{room}", clock))).Status);
        }

        Assert.InRange(filter.Buckets, 100, 1_100);
    }

    [Fact]
    public async Task Asking_too_early_again_and_again_does_not_make_the_wait_longer()
    {
        await using var bridge = Limited(1, TimeSpan.FromSeconds(1));
        await bridge.RunAsync("test");
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(RequestStatus.Failed, (await bridge.RunAsync("test")).Status);
            bridge.Clock.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.Equal("ran", (await bridge.RunAsync("test")).Content);
    }

    [Fact]
    public async Task A_long_pause_does_not_save_up_more_than_the_burst()
    {
        await using var bridge = Limited(2, TimeSpan.FromSeconds(10));
        bridge.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await RanAsync(bridge));
        Assert.True(await RanAsync(bridge));
        Assert.False(await RanAsync(bridge));
    }

    [Fact]
    public async Task Projects_have_their_own_share()
    {
        await using var bridge = Limited(1, TimeSpan.FromSeconds(10));
        Assert.True(await RanAsync(bridge));
        Assert.False(await RanAsync(bridge));
        var request = bridge.Request("test");
        var other = new FakeOrigin { ProjectId = "other" };
        var elsewhere = new CloudRequest(other, request.Id, request.Name, [], request.Route);
        bridge.Workers.Accept(elsewhere);
        Assert.Equal("ran", (await other.AnswerToAsync(elsewhere)).Content);
    }

    [Fact]
    public void The_limit_must_allow_something()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Limited(0, TimeSpan.FromSeconds(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Limited(1, TimeSpan.Zero));
    }

    private static RequestContext ContextOf(string project, TimeProvider clock) =>
        new(new CloudRequest(new FakeOrigin { ProjectId = project }, RequestId.Parse("100000"), "test", [], null), null!, clock, 0, TimeSpan.FromSeconds(10));

    private static async Task<bool> RanAsync(DispatchDriver bridge) => (await bridge.RunAsync("test")).Status == RequestStatus.Completed;

    private static DispatchDriver Limited(int permits, TimeSpan per) =>
        new(routes => routes.MapRequest("test", () => "ran").RateLimit(permits, per));
}
