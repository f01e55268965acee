using System.ComponentModel.DataAnnotations;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Scratch.Tests.Upstreams;

public sealed class UpstreamClientTests : IAsyncDisposable
{
    private readonly UpstreamDriver _driver = new();

    private ScriptedUpstream Network => _driver.Network;

    public ValueTask DisposeAsync() => _driver.DisposeAsync();

    [Fact]
    public async Task A_question_goes_to_its_address_and_says_who_asks()
    {
        await _driver.AskAsync("users/mres/followers?limit=40");

        var request = Assert.Single(Network.Requests.Items);
        Assert.Equal("https://api.scratch.mit.edu/users/mres/followers?limit=40", request.RequestUri!.AbsoluteUri);
        Assert.Matches(@"^CloudBridge/\d+\.\d+\.\d+\S* \(\+me@example\.org\)$", request.Headers.UserAgent.ToString());
        Assert.Equal("application/json", request.Headers.Accept.ToString());
        Assert.False(request.Headers.Contains("Cookie"));
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("%2e%2e/outside")]
    public async Task A_path_cannot_leave_its_address(string path)
    {
        await using var driver = new UpstreamDriver(UpstreamDriver.Accepting(options => options.BaseUrl = new Uri("https://api.scratch.mit.edu/inside/")));

        Assert.Equal(UpstreamFault.Refused, (await driver.FailAsync(path)).Fault);
        await driver.AskAsync("/example.org/");
        Assert.Equal("api.scratch.mit.edu", Assert.Single(driver.Network.Requests.Items).RequestUri!.Host);
    }

    [Fact]
    public async Task Equal_questions_at_the_same_time_go_out_once()
    {
        var gate = new TaskCompletionSource<HttpResponseMessage>();
        Network.Answer = (_, _) => gate.Task;
        var asking = Enumerable.Range(0, 50).Select(_ => _driver.AskAsync()).ToArray();
        await Network.Requests.CountAsync(1);
        gate.SetResult(ScriptedUpstream.Json("7"));

        Assert.All(await Task.WhenAll(asking), reply => Assert.Equal("7", UpstreamDriver.Text(reply)));
        Assert.Equal(1, Network.Count);
    }

    [Fact]
    public async Task Who_leaves_does_not_take_the_answer_from_the_others()
    {
        var gate = new TaskCompletionSource<HttpResponseMessage>();
        Network.Answer = (_, token) => gate.Task.WaitAsync(token);
        using var stop = new CancellationTokenSource();
        var first = _driver.Client.GetAsync(UpstreamDriver.Call(), stop.Token);
        var second = _driver.AskAsync();
        await Network.Requests.CountAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.WaitAsync(first));
        gate.SetResult(ScriptedUpstream.Json("7"));

        Assert.Equal("7", UpstreamDriver.Text(await second));
    }

    [Fact]
    public async Task When_the_last_has_left_the_question_is_given_up()
    {
        var ended = new TaskCompletionSource();
        Network.Answer = async (_, token) =>
        {
            using var registration = token.Register(ended.SetResult);
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return ScriptedUpstream.Json("1");
        };
        using var stop = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 2).Select(_ => _driver.Client.GetAsync(UpstreamDriver.Call(), stop.Token)).ToArray();
        await Network.Requests.CountAsync(1);

        await stop.CancelAsync();

        await Patience.WaitAsync(ended.Task);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.WaitAsync(Task.WhenAll(asking)));
        Network.Always(() => ScriptedUpstream.Json("8"));
        Assert.Equal("8", UpstreamDriver.Text(await _driver.AskAsync()));
    }

    [Fact]
    public async Task Scratch_is_not_asked_before_its_terms_are_accepted()
    {
        await using var driver = new UpstreamDriver(new UpstreamsOptions());

        Assert.Equal(UpstreamFault.Off, (await driver.FailAsync()).Fault);
        Assert.Throws<InvalidOperationException>(() => driver.Control.SwitchTo(Upstream.ScratchApi, true));
        Assert.False(driver.Control.IsOn(Upstream.ScratchApi));
        Assert.Equal(0, driver.Network.Count);
    }

    [Fact]
    public async Task Others_are_asked_only_when_that_is_wanted()
    {
        var options = UpstreamDriver.Accepting();
        options.For(Upstream.Trampoline).Enabled = true;
        options.For(Upstream.Assets).Enabled = false;
        await using var driver = new UpstreamDriver(options);

        Assert.True(driver.Control.IsOn(Upstream.ScratchApi));
        Assert.True(driver.Control.IsOn(Upstream.Trampoline));
        Assert.False(driver.Control.IsOn(Upstream.Ocular));
        Assert.False(driver.Control.IsOn(Upstream.Assets));
    }

    [Fact]
    public async Task An_upstream_can_be_switched_off_and_on_while_the_program_runs()
    {
        await _driver.AskAsync();
        _driver.Control.SwitchTo(Upstream.ScratchApi, false);
        Assert.Equal(UpstreamFault.Off, (await _driver.FailAsync()).Fault);
        await _driver.AskAsync(upstream: Upstream.Projects);

        _driver.Control.SwitchTo(Upstream.ScratchApi, true);

        Assert.True((await _driver.AskAsync()).IsFromCache);
    }

    [Fact]
    public async Task The_demo_asks_this_machine_and_no_other()
    {
        var options = new UpstreamsOptions { Demo = true };
        options.For(Upstream.ScratchApi).BaseUrl = new Uri("http://127.0.0.1:1/scratchapi");
        await using var driver = new UpstreamDriver(options);
        await driver.AskAsync();

        Assert.Equal("http://127.0.0.1:1/scratchapi/users/mres", Assert.Single(driver.Network.Requests.Items).RequestUri!.AbsoluteUri);
        Assert.Equal(UpstreamFault.Off, (await driver.FailAsync(upstream: Upstream.Projects)).Fault);
        Assert.Throws<InvalidOperationException>(() => driver.Control.SwitchTo(Upstream.Projects, true));
    }

    [Fact]
    public async Task An_address_may_be_set_until_the_first_question()
    {
        var options = new UpstreamsOptions { Demo = true };
        await using var driver = new UpstreamDriver(options);
        options.For(Upstream.Ocular).BaseUrl = new Uri("http://localhost:5/ocular/");

        await driver.AskAsync(upstream: Upstream.Ocular);

        Assert.Equal(5, Assert.Single(driver.Network.Requests.Items).RequestUri!.Port);
    }

    [Theory]
    [InlineData("https://example.org/?a=b")]
    [InlineData("https://me:secret@example.org/")]
    [InlineData("ftp://example.org/")]
    public void An_address_that_cannot_be_used_is_refused_at_the_start(string address)
    {
        var options = UpstreamDriver.Accepting();
        options.For(Upstream.ScratchDb).BaseUrl = new Uri(address);

        Assert.Throws<ValidationException>(() => new ServiceCollection().AddUpstreamClient(options));
    }

    [Fact]
    public void A_value_out_of_its_range_is_refused_at_the_start() =>
        Assert.Throws<ValidationException>(() => new ServiceCollection().AddUpstreamClient(UpstreamDriver.Accepting(options => options.RequestsPerSecond = 0)));
}
