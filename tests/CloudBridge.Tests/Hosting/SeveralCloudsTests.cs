using CloudBridge.Dispatch;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Hosting;

public class SeveralCloudsTests
{
    private const string Scratch = "ws://scratch/";
    private const string TurboWarp = "ws://turbowarp/";

    [Fact]
    public async Task Each_cloud_has_its_own_limits_and_names()
    {
        await using var host = await Builder().StartAsync();
        var text = new string('x', 1000);
        var small = await host.Join("1", Scratch).AskAsync("echo", text);
        var large = await host.Join("2", TurboWarp).AskAsync("echo", text);
        Assert.Equal((text, 9), (small.Text, small.Parts));
        Assert.Equal((text, 1), (large.Text, large.Parts));
        Assert.Equal("scratch/1", (await host.Join("1", Scratch).AskAsync("where")).Text);
        Assert.Equal("turbowarp/2", (await host.Join("2", TurboWarp).AskAsync("where")).Text);
        Assert.Equal(["player1", "player2"], host.Cloud.Joins.Items.Select(join => join.User).Order());
    }

    [Fact]
    public async Task The_reply_limit_follows_from_the_cloud_and_the_options()
    {
        await using var host = await Builder().StartAsync();
        Assert.Equal($"{1000 * 244 / 2}".Length, (await host.Join("1", Scratch).AskAsync("limit")).Text.Length);
        Assert.Equal("120000", (await host.Join("1", Scratch).AskAsync("limit")).Text);
        Assert.Equal("120000", (await host.Join("2", TurboWarp).AskAsync("limit")).Text);
    }

    [Fact]
    public async Task Players_in_other_rooms_see_nothing()
    {
        await using var host = await Builder().StartAsync();
        var stranger = host.Join("2", TurboWarp);
        await host.Join("1", Scratch).AskAsync("echo", "secret");
        Assert.Empty(stranger.Seen.Items);
    }

    [Fact]
    public async Task The_same_id_in_two_rooms_is_two_requests()
    {
        await using var host = await Builder().StartAsync();
        var (first, second) = (host.Join("1", Scratch), host.Join("2", TurboWarp));
        var answers = (first.ExpectAsync("417950"), second.ExpectAsync("417950"));
        first.Write("417950", "where");
        second.Write("417950", "where");
        Assert.Equal(("scratch/1", "turbowarp/2"), ((await answers.Item1).Text, (await answers.Item2).Text));
    }

    [Fact]
    public async Task A_cloud_that_is_switched_off_is_left_alone()
    {
        await using var host = await Builder().WithCloud(CloudKind.Custom, "3", "off", "ws://off/", cloud => cloud.Enabled = false).StartAsync();
        Assert.Equal(["1", "2"], host.Status.Projects.Select(project => project.Project).Order());
    }

    [Fact]
    public async Task Values_are_spaced_on_the_cloud_that_wants_it_only()
    {
        await using var host = await Builder()
            .WithCloud(CloudKind.Embedded, "3", "slow", "ws://slow/", cloud => cloud.SetInterval = TimeSpan.FromSeconds(1))
            .StartAsync();
        var slow = host.Join("3", "ws://slow/");
        await slow.AskAsync("where");
        await Patience.WaitAsync(host.Clock.WhenTimersAsync(2));
        var waiting = slow.AskAsync("where");
        var quick = host.Join("2", TurboWarp);
        for (var i = 0; i < 10; i++)
        {
            await quick.AskAsync("where");
        }

        Assert.False(waiting.IsCompleted);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("slow/3", (await waiting).Text);
    }

    [Fact]
    public async Task While_the_cloud_sets_the_pace_a_short_answer_passes_a_long_one()
    {
        await using var host = await Builder()
            .WithCloud(CloudKind.Custom, "3", "slow", "ws://slow/", cloud => cloud.SetInterval = TimeSpan.FromMilliseconds(100))
            .StartAsync();
        var player = host.Join("3", "ws://slow/");
        var slow = player.AskAsync("big");
        await player.Seen.CountAsync(1);
        await Patience.WaitAsync(host.Clock.WhenTimersAsync(2));
        var quick = player.AskAsync("where");
        await Patience.WaitAsync(host.Service<CloudBridge.Dispatch.RequestWorkers>().WhenIdleAsync());
        await host.Log.FirstAsync(line => line.Text.StartsWith("answered", StringComparison.Ordinal) && line.Scope.Contains(" where (", StringComparison.Ordinal));
        for (var steps = 0; steps < 2; steps++)
        {
            host.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await player.Seen.CountAsync(steps + 2);
            await Patience.WaitAsync(host.Clock.WhenTimersAsync(2));
        }

        Assert.Equal("slow/3", (await quick).Text);
        Assert.False(slow.IsCompleted);
    }

    private static BridgeHostBuilder Builder() => new BridgeHostBuilder()
        .WithCloud(CloudKind.Custom, "1", "scratch", Scratch, cloud => cloud.User = "player1")
        .WithCloud(CloudKind.TurboWarp, "2", "turbowarp", TurboWarp, cloud => cloud.User = "player2")
        .WithRequest("echo", (string text) => text)
        .WithRequest("big", () => new string('x', 20_000))
        .WithRequest("limit", (RequestContext context) => context.ReplyLimit)
        .WithRequest("where", (RequestContext context) => $"{context.Cloud}/{context.Project}");
}
