namespace CloudBridge.Scratch.Tests.Upstreams;

public sealed class UpstreamCacheTests : IAsyncDisposable
{
    private readonly UpstreamDriver _driver = new();

    private ScriptedUpstream Network => _driver.Network;

    public ValueTask DisposeAsync() => _driver.DisposeAsync();

    [Fact]
    public async Task An_answer_that_is_good_is_given_from_memory_by_a_finished_task()
    {
        Assert.False((await _driver.AskAsync()).IsFromCache);
        _driver.Time.Advance(TimeSpan.FromMinutes(9.9));

        var again = _driver.Client.GetAsync(UpstreamDriver.Call());

        Assert.True(again.IsCompletedSuccessfully);
        Assert.True((await again).IsFromCache);
        Assert.False((await again).IsStale);
        Assert.Equal(1, Network.Count);
    }

    [Theory]
    [InlineData(ReplyKind.Live, 30)]
    [InlineData(ReplyKind.List, 120)]
    [InlineData(ReplyKind.Item, 600)]
    [InlineData(ReplyKind.Page, 900)]
    [InlineData(ReplyKind.Lasting, 86_400)]
    public async Task Each_kind_is_good_for_its_time(ReplyKind kind, int seconds)
    {
        await _driver.AskAsync(kind: kind);
        _driver.Time.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.False((await _driver.AskAsync(kind: kind)).IsStale);
        Assert.Equal(1, Network.Count);
        _driver.Time.Advance(TimeSpan.FromSeconds(1));

        await _driver.AskAsync(kind: kind);

        await Network.Requests.CountAsync(2);
    }

    [Fact]
    public async Task Percent_make_lifetimes_shorter_and_none_keeps_nothing()
    {
        await using var half = new UpstreamDriver(UpstreamDriver.Accepting(options => options.LifetimePercent = 50));
        await half.AskAsync();
        half.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.False((await half.AskAsync()).IsFromCache);
        await using var none = new UpstreamDriver(UpstreamDriver.Accepting(options => options.LifetimePercent = 0));
        await none.AskAsync();

        Assert.False((await none.AskAsync()).IsFromCache);
        Assert.Equal(2, none.Network.Count);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(19)]
    [InlineData(600)]
    public async Task Once_its_time_is_over_an_answer_is_given_to_nobody_while_the_upstream_answers(int minutes)
    {
        await _driver.AskAsync();
        _driver.Time.Advance(TimeSpan.FromMinutes(minutes));
        Network.Always(() => ScriptedUpstream.Json("2"));

        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _driver.AskAsync()));

        Assert.All(replies, reply => Assert.Equal(("2", false), (UpstreamDriver.Text(reply), reply.IsStale)));
        Assert.Equal(2, Network.Count);
    }

    [Fact]
    public async Task An_upstream_that_is_slow_holds_nobody_up_for_whom_there_is_an_old_answer()
    {
        Network.Always(() => ScriptedUpstream.Json("1"));
        await _driver.AskAsync();
        _driver.Time.Advance(TimeSpan.FromMinutes(11));
        var gate = new TaskCompletionSource<HttpResponseMessage>();
        Network.Answer = (_, _) => gate.Task;

        var waiting = Enumerable.Range(0, 20).Select(_ => _driver.AskAsync()).ToArray();
        await Network.Requests.CountAsync(2);
        await _driver.Time.WhenDueWithinAsync(TimeSpan.FromSeconds(2.5));
        Assert.All(waiting, reply => Assert.False(reply.IsCompleted));
        _driver.Time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.All(await Task.WhenAll(waiting), reply => Assert.Equal(("1", true), (UpstreamDriver.Text(reply), reply.IsStale)));
        Assert.True(_driver.Client.GetAsync(UpstreamDriver.Call()).IsCompletedSuccessfully);
        gate.SetResult(ScriptedUpstream.Json("2"));
        await _driver.WhenQuietAsync();

        var fresh = await _driver.AskAsync();
        Assert.Equal(("2", false), (UpstreamDriver.Text(fresh), fresh.IsStale));
        Assert.Equal(2, Network.Count);
    }

    [Fact]
    public async Task Who_is_slow_and_fails_then_has_the_old_answer_stand_in_on()
    {
        await using var driver = new UpstreamDriver(UpstreamDriver.Accepting(options => options.Retries = 0));
        await driver.AskAsync();
        driver.Time.Advance(TimeSpan.FromMinutes(11));
        var gate = new TaskCompletionSource<HttpResponseMessage>();
        driver.Network.Answer = (_, _) => gate.Task;
        var waiting = driver.AskAsync();
        await driver.Network.Requests.CountAsync(2);
        await driver.Time.WhenDueWithinAsync(TimeSpan.FromSeconds(2.5));
        driver.Time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.True((await waiting).IsStale);

        gate.SetResult(ScriptedUpstream.Json("{}", 500));
        await driver.WhenQuietAsync();

        Assert.True((await driver.AskAsync()).IsStale);
        Assert.Equal(2, driver.Network.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(200)]
    public async Task An_old_answer_stands_in_for_one_that_cannot_be_had_and_asking_rests_for_a_while(int status)
    {
        await using var driver = new UpstreamDriver(UpstreamDriver.Accepting(options => options.Retries = 0));
        await driver.AskAsync();
        driver.Time.Advance(TimeSpan.FromHours(23));
        driver.Network.Always(() => ScriptedUpstream.Reply(status, "text/html", "<html>maintenance</html>"));

        Assert.True((await driver.AskAsync()).IsStale);
        Assert.True((await driver.AskAsync()).IsStale);
        Assert.Equal(2, driver.Network.Count);

        driver.Time.Advance(TimeSpan.FromHours(2));
        await driver.FailAsync();
    }

    [Theory]
    [InlineData(404, UpstreamFault.NotFound)]
    [InlineData(403, UpstreamFault.Private)]
    public async Task What_is_gone_or_private_is_not_answered_with_what_it_was(int status, UpstreamFault fault)
    {
        await _driver.AskAsync();
        _driver.Time.Advance(TimeSpan.FromHours(1));
        Network.Always(() => ScriptedUpstream.Json("{}", status));

        Assert.Equal(fault, (await _driver.FailAsync()).Fault);
        Assert.Equal(fault, (await _driver.FailAsync()).Fault);
        Assert.Equal(2, Network.Count);

        _driver.Time.Advance(TimeSpan.FromSeconds(60));
        Network.Always(() => ScriptedUpstream.Json("3"));
        Assert.Equal("3", UpstreamDriver.Text(await _driver.AskAsync()));
    }

    [Theory]
    [InlineData(50, 30)]
    [InlineData(200, 120)]
    public async Task What_is_gone_is_remembered_by_the_percent_too(int percent, int seconds)
    {
        await using var driver = new UpstreamDriver(UpstreamDriver.Accepting(options => options.LifetimePercent = percent));
        driver.Network.Always(() => ScriptedUpstream.Json("{}", 404));
        await driver.FailAsync();
        driver.Network.Always(() => ScriptedUpstream.Json("3"));

        driver.Time.Advance(TimeSpan.FromSeconds(seconds - 1));
        await driver.FailAsync();
        driver.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("3", UpstreamDriver.Text(await driver.AskAsync()));
    }

    [Fact]
    public async Task Other_refusals_are_not_remembered()
    {
        Network.Always(() => ScriptedUpstream.Json("{}", 400));
        Assert.Equal(UpstreamFault.Refused, (await _driver.FailAsync()).Fault);
        Network.Always(() => ScriptedUpstream.Json("3"));

        Assert.Equal("3", UpstreamDriver.Text(await _driver.AskAsync()));
    }

    [Fact]
    public async Task The_second_cache_answers_after_a_restart_and_is_told_what_is_gone()
    {
        var disk = new DictionaryCache();
        await using (var first = new UpstreamDriver(cache: disk))
        {
            await first.AskAsync();
        }

        await using var second = new UpstreamDriver(cache: disk);
        second.Time.Advance(TimeSpan.FromMinutes(5));
        var reply = await second.AskAsync();
        Assert.True(reply is { IsFromCache: true, IsStale: false });
        Assert.Equal(0, second.Network.Count);

        second.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.False((await second.AskAsync()).IsFromCache);
        Assert.Equal(1, second.Network.Count);
        second.Network.Always(() => ScriptedUpstream.Json("{}", 404));
        second.Time.Advance(TimeSpan.FromHours(1));
        await second.FailAsync();
        Assert.Empty(disk.Replies);
    }

    [Fact]
    public async Task A_stale_answer_from_the_disk_stands_in_too()
    {
        var disk = new DictionaryCache();
        await using (var first = new UpstreamDriver(cache: disk))
        {
            await first.AskAsync();
        }

        await using var second = new UpstreamDriver(UpstreamDriver.Accepting(options => options.Retries = 0), disk);
        second.Network.Always(() => ScriptedUpstream.Json("{}", 500));
        second.Time.Advance(TimeSpan.FromHours(5));

        Assert.True((await second.AskAsync()).IsStale);
    }
}
