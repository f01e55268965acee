using CloudBridge.Connections;
using CloudBridge.Dispatch;
using CloudBridge.Hosting;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Tests.Connections;

public class ProjectSessionTests
{
    [Fact]
    public async Task The_handshake_names_the_user_and_the_project()
    {
        await using var host = await new BridgeHostBuilder().WithCloud(CloudKind.Custom, "123", configure: cloud => cloud.User = "player77").StartAsync();
        Assert.Equal([new CloudJoin("123", "player77", false)], host.Cloud.Joins.Items);
        Assert.Equal([new ProjectStatus("memory", "123", ProjectState.Live, 0)], host.Status.Projects);
    }

    [Fact]
    public async Task A_refused_connection_is_tried_again_after_a_wait()
    {
        var builder = Echo();
        builder.Cloud.RefuseNext(3);
        await using var host = builder.Build();
        await host.BackOffAsync(() => host.StartAsync());
        for (var attempts = 1; attempts <= 3; attempts++)
        {
            Assert.Equal(attempts, host.Cloud.Attempts.Items.Count);
            Assert.Equal(ProjectState.BackingOff, Assert.Single(host.Status.Projects).State);
            host.Clock.Advance(TimeSpan.FromSeconds(0.249));
            Assert.Equal(attempts, host.Cloud.Attempts.Items.Count);
            var left = Waits(host).Last() - TimeSpan.FromSeconds(0.249);
            if (attempts < 3)
            {
                await host.BackOffAsync(() => host.Clock.Advance(left));
            }
        }

        host.Clock.Advance(TimeSpan.FromSeconds(60));
        await host.WhenJoinedAsync();
        Assert.Equal("hi", (await host.Join().AskAsync("echo", "hi")).Text);
    }

    [Fact]
    public async Task A_cloud_that_accepts_and_closes_is_not_hammered()
    {
        await using var host = await Echo().StartAsync();
        for (var round = 0; round < 12; round++)
        {
            await host.ReconnectAsync(() => host.Cloud.CloseConnections(1001, "going away"));
        }

        var waits = Waits(host).Select(wait => wait.TotalSeconds).ToArray();
        Assert.Equal(12, waits.Length);
        Assert.All(waits, (wait, i) => Assert.InRange(wait, 0.25, Math.Min(60, Math.Pow(2, i))));
    }

    [Fact]
    public async Task Requests_go_on_after_a_break()
    {
        await using var host = await Echo().StartAsync();
        var player = host.Join();
        for (var round = 1; round <= 3; round++)
        {
            Assert.Equal($"{round}", (await player.AskAsync("echo", $"{round}")).Text);
            await host.ReconnectAsync(() => host.Cloud.DropConnections());
        }

        Assert.Equal("end", (await player.AskAsync("echo", "end")).Text);
    }

    [Fact]
    public async Task A_cancellation_that_is_not_ours_is_a_lost_connection()
    {
        await using var host = await Echo().StartAsync();
        await host.ReconnectAsync(() => host.Cloud.DropConnections(new OperationCanceledException("The keep-alive timed out.")));
        Assert.Equal("hi", (await host.Join().AskAsync("echo", "hi")).Text);
        Assert.Contains(host.Log.Items, line => line.Level == LogLevel.Warning && line.Text.Contains("no connection", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(BreakMoment.BeforeDelivery)]
    [InlineData(BreakMoment.AfterDelivery)]
    public async Task An_answer_in_doubt_is_sent_again_after_the_break(BreakMoment moment)
    {
        await using var host = await Echo().WithRequest("big", () => new string('x', 60_000) + "!").StartAsync();
        var player = host.Join();
        host.Cloud.BreakNextSend(moment);
        Task<PlayerAnswer>? answer = null;
        await host.ReconnectAsync(() => answer = player.AskAsync("big"));
        Assert.Equal(new string('x', 60_000) + "!", (await answer!).Text);
    }

    [Fact]
    public async Task An_answer_made_while_there_is_no_connection_leaves_after_it()
    {
        var gate = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await Echo().WithRequest("wait", () =>
        {
            started.SetResult();
            return gate.Task;
        }).StartAsync();
        var answer = host.Join().AskAsync("wait");
        await Patience.WaitAsync(started.Task);
        host.Cloud.RefuseNext(1);
        await host.BackOffAsync(() => host.Cloud.DropConnections(), otherTimers: 1);
        gate.SetResult("late");
        await Patience.WaitAsync(host.Service<RequestWorkers>().WhenIdleAsync());
        await host.BackOffAsync(() => host.Clock.Advance(Waits(host).Last()));
        Assert.False(answer.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("late", (await answer).Text);
    }

    [Theory]
    [InlineData(4002)]
    [InlineData(4005)]
    [InlineData(4006)]
    public async Task Where_only_the_configuration_helps_it_is_given_up_with_words_that_say_so(int code)
    {
        await using var host = await Echo().StartAsync();
        host.Cloud.CloseConnections(code, "you know why");
        var line = await host.Log.FirstAsync(line => line.Level == LogLevel.Error);
        Assert.Contains($"{code} you know why", line.Text, StringComparison.Ordinal);
        Assert.Contains("configuration", line.Text, StringComparison.Ordinal);
        Assert.Equal(ProjectState.Fatal, Assert.Single(host.Status.Projects).State);
        host.Clock.Advance(TimeSpan.FromHours(10));
        Assert.Single(host.Cloud.Attempts.Items);
    }

    [Theory]
    [InlineData(4003, 60)]
    [InlineData(4004, 60)]
    [InlineData(4000, 0.25)]
    public async Task Otherwise_it_is_tried_again_sooner_or_later(int code, double atLeast)
    {
        await using var host = await Echo().StartAsync();
        await host.BackOffAsync(() => host.Cloud.CloseConnections(code, "you know why"));
        Assert.Contains(host.Log.Items, line => line.Level == LogLevel.Warning && line.Text.Contains($"{code} you know why", StringComparison.Ordinal));
        Assert.True(Waits(host).Single() >= TimeSpan.FromSeconds(atLeast));
    }

    [Fact]
    public async Task Plain_words_of_the_cloud_are_logged_and_change_nothing()
    {
        await using var host = await Echo().StartAsync();
        host.Cloud.Say("The server restarts at noon.\n[1,2]\n{}\n{\"method\":\"dance\"}\n{\"method\":\"set\",\"name\":7}\n{\"method\":\"set\",\"name\":\"\u2601 TO_HOST\",\"value\":null}\n");
        Assert.Equal("hi", (await host.Join().AskAsync("echo", "hi")).Text);
        Assert.Contains(host.Log.Items, line => line.Text.EndsWith("the cloud says: The server restarts at noon.", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.Items, line => line.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_message_beyond_all_measure_ends_the_connection_and_nothing_else()
    {
        await using var host = await Echo().StartAsync();
        await host.ReconnectAsync(() => host.Cloud.Say(new string(' ', (32 * 1024 * 1024) + 1)));
        Assert.Equal("hi", (await host.Join().AskAsync("echo", "hi")).Text);
    }

    [Fact]
    public async Task On_stop_the_bridge_says_goodbye()
    {
        await using var host = await Echo().StartAsync();
        await host.StopAsync();
        Assert.Equal(["demo"], host.Cloud.Goodbyes.Items);
        Assert.Contains(host.Log.Items, line => line is { Text: "left", Scope: "memory/demo" });
        Assert.DoesNotContain(host.Log.Items, line => line.Level >= LogLevel.Warning);
        Assert.Equal(ProjectState.Idle, Assert.Single(host.Status.Projects).State);
    }

    [Fact]
    public async Task On_stop_a_bridge_that_waits_to_reconnect_just_ends()
    {
        var builder = Echo();
        builder.Cloud.RefuseNext(1000);
        await using var host = builder.Build();
        await host.BackOffAsync(() => host.StartAsync());
        await Patience.WaitAsync(host.BeginStopAsync());
        Assert.Equal(ProjectState.Idle, Assert.Single(host.Status.Projects).State);
    }

    [Fact]
    public async Task A_cloud_that_does_not_answer_is_given_up_after_fifteen_seconds()
    {
        var silent = new SilentCloud();
        await using var host = Echo().WithServices(services => services.Add(new(typeof(IWebSocketConnectionFactory), silent))).Build();
        await host.StartAsync();
        await silent.Attempts.CountAsync(1);
        await host.BackOffAsync(() => host.Clock.Advance(TimeSpan.FromSeconds(15)));
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await silent.Attempts.CountAsync(2);
    }

    [Fact]
    public async Task A_fault_that_nobody_foresaw_costs_a_wait_and_not_the_project()
    {
        var isBroken = true;
        await using var host = Echo().WithServices(services => services.AddSingleton<ILogger<ProjectSession>>(provider =>
            new BrokenLogger<ProjectSession>(() => isBroken, new CapturedLogger<ProjectSession>(provider.GetRequiredService<SignalLog<LogLine>>())))).Build();
        await host.StartAsync();
        Assert.Equal(ProjectState.BackingOff, Assert.Single(host.Status.Projects).State);
        isBroken = false;
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.WhenJoinedAsync();
        Assert.Equal("hi", (await host.Join().AskAsync("echo", "hi")).Text);
    }

    private static IEnumerable<TimeSpan> Waits(BridgeHost host) => host.Log.Items
        .Where(line => line.Text.Contains("trying again in ", StringComparison.Ordinal))
        .Select(line => TimeSpan.Parse(line.Text[(line.Text.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));

    private static BridgeHostBuilder Echo() => new BridgeHostBuilder().WithRequest("echo", (string text) => text);
}
