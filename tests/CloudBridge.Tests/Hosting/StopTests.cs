using CloudBridge.TestKit;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Tests.Hosting;

public class StopTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly SignalLog<int> _started = new();
    private readonly TaskCompletionSource<string> _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Running_requests_end_and_their_answers_leave_before_the_goodbye()
    {
        await using var host = await StartAsync(TimeSpan.Zero);
        var answer = host.Join().AskAsync("wait");
        await _started.CountAsync(1);
        var stopped = host.BeginStopAsync();
        Assert.False(stopped.IsCompleted);
        Assert.Empty(host.Cloud.Goodbyes.Items);
        _gate.SetResult("done");
        Assert.Equal("done", (await answer).Text);
        await AdvanceUntilAsync(host, stopped);
        Assert.Equal(["demo"], host.Cloud.Goodbyes.Items);
        Assert.DoesNotContain(host.Log.Items, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task Answers_that_wait_for_their_turn_leave_at_the_pace_of_the_cloud()
    {
        await using var host = await StartAsync(Interval);
        var player = host.Join();
        var answers = Enumerable.Range(0, 5).Select(i => player.AskAsync("echo", $"{i}")).ToArray();
        await host.Log.WhenAsync(lines => lines.Count(line => line.Text.StartsWith("answered", StringComparison.Ordinal) && line.Scope.Contains(" echo (", StringComparison.Ordinal)) == 5);
        await player.Seen.CountAsync(1);
        await AdvanceUntilAsync(host, host.BeginStopAsync());
        Assert.Equal(["0", "1", "2", "3", "4"], (await Task.WhenAll(answers)).Select(answer => answer.Text).Order());
        Assert.DoesNotContain(host.Log.Items, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_request_that_never_ends_does_not_keep_the_bridge_from_stopping()
    {
        await using var host = await StartAsync(TimeSpan.Zero, TimeSpan.FromMinutes(5));
        _ = host.Join().AskAsync("wait");
        await _started.CountAsync(1);
        var stopped = host.BeginStopAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(3.9));
        await QuietPool.WaitAsync();
        Assert.False(stopped.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(0.1));
        await Patience.WaitAsync(stopped);
        Assert.Contains(host.Log.Items, line => line.Level == LogLevel.Warning && line.Text.StartsWith("Stopping although", StringComparison.Ordinal));
        Assert.Equal(["demo"], host.Cloud.Goodbyes.Items);
    }

    [Fact]
    public async Task A_bridge_without_a_connection_does_not_wait_for_answers_to_leave()
    {
        await using var host = await StartAsync(TimeSpan.Zero);
        await host.BackOffAsync(() => host.Cloud.DropConnections());
        _ = host.Sender.SendAsync("nobody hears it");
        await Patience.WaitAsync(host.BeginStopAsync());
    }

    [Fact]
    public async Task Stopping_twice_and_without_a_start_is_fine()
    {
        await using var host = new BridgeHostBuilder().Build();
        await Patience.WaitAsync(host.BeginStopAsync());
        await using var other = await StartAsync(TimeSpan.Zero);
        await other.StopAsync();
        await other.StopAsync();
    }

    private static async Task AdvanceUntilAsync(BridgeHost host, Task done)
    {
        while (!done.IsCompleted)
        {
            await Patience.WaitAsync(Task.WhenAny(done, host.Clock.WhenDueWithinAsync(Interval)));
            host.Clock.Advance(Interval);
        }

        await done;
    }

    private Task<BridgeHost> StartAsync(TimeSpan interval, TimeSpan? timeout = null) => new BridgeHostBuilder()
        .WithCloud(CloudKind.Embedded, configure: cloud => cloud.SetInterval = interval)
        .WithRequests(options => options.Timeout = timeout ?? options.Timeout)
        .WithRequest("echo", (string text) => text)
        .WithRequest("wait", () =>
        {
            _started.Add(1);
            return _gate.Task;
        })
        .StartAsync();
}
