using CloudBridge.TestKit;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Tests.Diagnostics;

public sealed class LogScopesTests
{
    [Fact]
    public async Task Every_line_about_a_connection_says_of_which_project_it_is()
    {
        var builder = new BridgeHostBuilder().WithCloud(CloudKind.Embedded, "1", "one").WithCloud(CloudKind.Embedded, "2", "two");
        await using var host = await builder.StartAsync();
        await host.StopAsync();

        var lines = host.Log.Items.Where(line => line.Category == "ProjectSession").ToLookup(line => line.Scope, line => line.Text);
        Assert.Equal(["one/1", "two/2"], lines.Select(about => about.Key).Order());
        Assert.All(lines, about => Assert.Contains("left", about));
    }

    [Fact]
    public async Task What_a_handler_logs_says_which_request_it_ran_for_also_after_it_has_waited()
    {
        var builder = new BridgeHostBuilder().WithRequest("log", async (string text, ILogger<LogScopesTests> logger) =>
        {
            logger.LogInformation("{Text} begins", text);
            await Task.Yield();
            logger.LogInformation("{Text} ends", text);
            throw new InvalidOperationException();
        });
        await using var host = await builder.StartAsync();
        var player = host.Join();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => player.AskAsync("log", $"{number}")));
        await host.StopAsync();

        var about = host.Log.Items.Where(line => line.Scope.StartsWith("memory/demo log (", StringComparison.Ordinal)).ToLookup(line => line.Scope, line => line.Text);
        Assert.Equal(20, about.Count);
        Assert.All(about, texts =>
        {
            var number = texts.First().Split(' ')[0];
            Assert.Equal([$"{number} begins", $"{number} ends"], texts.Take(2));
            Assert.StartsWith("failed with error ", texts.ElementAt(2), StringComparison.Ordinal);
            Assert.StartsWith("answered: Failed, ", texts.ElementAt(3), StringComparison.Ordinal);
            Assert.Equal(4, texts.Count());
        });
    }

    [Fact]
    public async Task A_deadline_that_passes_says_whose_it_was_whoever_notices()
    {
        using var gate = new ManualResetEventSlim();
        using var began = new SemaphoreSlim(0);
        var builder = new BridgeHostBuilder().WithRequest("block", () =>
        {
            began.Release();
            gate.Wait();
        });
        await using var host = await builder.StartAsync();
        var player = host.Join();
        var answer = player.AskAsync("block");
        await Patience.WaitAsync(began.WaitAsync());

        host.Clock.Advance(TimeSpan.FromSeconds(11));
        await Patience.WaitAsync(answer);
        gate.Set();

        var line = Assert.Single(host.Log.Items, line => line.Level == LogLevel.Warning);
        Assert.StartsWith("has passed its deadline", line.Text, StringComparison.Ordinal);
        Assert.StartsWith("memory/demo block (", line.Scope, StringComparison.Ordinal);
    }
}
