using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Tests.Hosting;

public class VariablesEndToEndTests
{
    private readonly SignalLog<VariableChange> _changes = new();

    [Theory]
    [InlineData("score")]
    [InlineData("\u2601 score")]
    public async Task Every_value_others_set_is_told_in_order(string name)
    {
        await using var host = await new BridgeHostBuilder().With(bridge => bridge.OnVariable(name, _changes.Add)).StartAsync();
        var player = host.Join();
        for (var i = 0; i < 100; i++)
        {
            player.Set("score", $"{i}");
            player.Set("other", $"{i}");
        }

        var changes = await _changes.CountAsync(100);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => new VariableChange("memory", "demo", "\u2601 score", $"{i}", false)), changes);
    }

    [Theory]
    [InlineData(CloudKind.Embedded)]
    [InlineData(CloudKind.TurboWarp)]
    public async Task A_value_from_before_is_marked_as_no_news(CloudKind kind)
    {
        var builder = new BridgeHostBuilder().WithCloud(kind).With(bridge => bridge.OnVariable("score", _changes.Add));
        builder.Cloud.Seed("score", "123456789012345678901234567890");
        await using var host = await builder.StartAsync();
        await _changes.CountAsync(1);
        host.Join().Set("score", "2");
        var changes = await _changes.CountAsync(2);
        Assert.Equal([true, false], changes.Select(change => change.IsSnapshot));
        Assert.Equal("123456789012345678901234567890", changes[0].Value);
    }

    [Fact]
    public async Task A_handler_that_fails_is_logged_and_neither_the_next_value_nor_another_handler_suffers()
    {
        await using var host = await new BridgeHostBuilder()
            .With(bridge => bridge.OnVariable("score", change => throw new InvalidOperationException("no")))
            .With(bridge => bridge.OnVariable("score", _changes.Add))
            .StartAsync();
        var player = host.Join();
        player.Set("score", "1");
        player.Set("score", "2");
        Assert.Equal(["1", "2"], (await _changes.CountAsync(2)).Select(change => change.Value));
        Assert.Equal(2, host.Log.Items.Count(line => line.Level == LogLevel.Error && line.Error is InvalidOperationException));
    }

    [Fact]
    public async Task Handlers_run_one_at_a_time_and_may_use_services()
    {
        var running = 0;
        await using var host = await new BridgeHostBuilder()
            .WithServices(services => services.AddSingleton(_changes))
            .With(bridge => bridge.OnVariable("score", async (change, services, token) =>
            {
                Assert.Equal(1, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
                services.GetRequiredService<SignalLog<VariableChange>>().Add(change);
            }))
            .StartAsync();
        var player = host.Join();
        for (var i = 0; i < 50; i++)
        {
            player.Set("score", $"{i}");
        }

        Assert.Equal(50, (await _changes.CountAsync(50)).Count);
        Assert.DoesNotContain(host.Log.Items, line => line.Level == LogLevel.Error);
    }

    [Fact]
    public async Task What_the_bridge_sets_itself_is_no_news()
    {
        await using var host = await new BridgeHostBuilder().With(bridge => bridge.OnVariable("score", _changes.Add)).StartAsync();
        await Patience.WaitAsync(host.Sender.SetVariableAsync("score", "1"));
        host.Join().Set("score", "2");
        Assert.Equal("2", (await _changes.CountAsync(1))[0].Value);
    }

    [Fact]
    public async Task Requests_and_variables_do_not_wait_for_each_other()
    {
        var gate = new TaskCompletionSource();
        await using var host = await new BridgeHostBuilder()
            .WithRequest("ping", () => "pong")
            .With(bridge => bridge.OnVariable("score", async (change, services, token) =>
            {
                _changes.Add(change);
                await gate.Task.WaitAsync(token);
            }))
            .StartAsync();
        var player = host.Join();
        player.Set("score", "1");
        await _changes.CountAsync(1);
        Assert.Equal("pong", (await player.AskAsync("ping")).Text);
        await Patience.WaitAsync(host.StopAsync());
    }
}
