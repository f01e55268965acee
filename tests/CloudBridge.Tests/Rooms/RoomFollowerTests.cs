using CloudBridge.Connections.Lifecycle;
using CloudBridge.Hosting;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Rooms;

/// <summary>Rooms that patterns match, on a cloud that tells when they have players.</summary>
public class RoomFollowerTests
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(60);
    private readonly ToldRooms _rooms = new();

    [Fact]
    public async Task A_room_is_joined_when_its_first_player_comes_and_left_when_it_has_been_empty_for_a_minute()
    {
        await using var host = await StartAsync();
        Assert.Empty(host.Status.Projects);
        await EnterAsync(host, "demo-1");

        var status = Assert.Single(host.Status.Projects);
        Assert.True(status.IsByPattern);
        Assert.Equal("OK, Ada", await AskAsync(host, "demo-1"));

        _rooms.Empty("demo-1");
        await AdvanceAsync(host, Linger - TimeSpan.FromSeconds(1));
        Assert.Single(host.Status.Projects);
        await LeaveAsync(host, TimeSpan.FromSeconds(1));

        // The client that asked has said goodbye too.
        Assert.Equal(["demo-1", "demo-1"], host.Cloud.Goodbyes.Items);
    }

    [Fact]
    public async Task A_room_whose_players_come_back_in_time_is_not_left()
    {
        await using var host = await StartAsync();
        await EnterAsync(host, "demo-1");
        _rooms.Empty("demo-1");
        await AdvanceAsync(host, Linger / 2);
        _rooms.Enter("demo-1");
        await AdvanceAsync(host, Linger * 2);
        Assert.Single(host.Status.Projects);
        Assert.Single(host.Cloud.Joins.Items);
    }

    [Fact]
    public async Task A_room_that_was_left_is_joined_again_with_its_next_player()
    {
        await using var host = await StartAsync();
        await EnterAsync(host, "demo-1");
        _rooms.Empty("demo-1");
        await LeaveAsync(host, Linger);
        await EnterAsync(host, "demo-1", joins: 2);
        Assert.Equal("OK, Ada", await AskAsync(host, "demo-1"));
    }

    [Fact]
    public async Task Rooms_that_no_pattern_matches_are_left_alone_and_named_projects_are_joined_once()
    {
        await using var host = await StartAsync("demo-*", "demo-7");
        await host.Log.WhenAsync(lines => Lives(lines) == 1);
        _rooms.Enter("demo-7");
        _rooms.Enter("other-1");
        await EnterAsync(host, "demo-1", joins: 2);
        Assert.Equal(["demo-7", "demo-1"], host.Status.Projects.Select(project => project.Project));
        Assert.Equal(2, host.Cloud.Joins.Items.Count);
    }

    [Fact]
    public async Task A_room_too_many_waits_and_is_joined_when_another_is_left()
    {
        await using var host = await StartAsync(["demo-*"], most: 2);
        await EnterAsync(host, "demo-1");
        await EnterAsync(host, "demo-2", joins: 2);
        _rooms.Enter("demo-3");
        await host.Log.FirstAsync(line => line.Text.Contains("MaxPatternRooms", StringComparison.Ordinal));
        Assert.Equal(2, host.Status.Projects.Count);

        _rooms.Empty("demo-1");
        await host.Log.WhenAsync(lines => Lives(lines) == 3);
        Assert.Equal(["demo-2", "demo-3"], host.Status.Projects.Select(project => project.Project).Order());
    }

    [Fact]
    public async Task The_room_that_has_been_empty_longest_makes_room_and_one_with_players_never_does()
    {
        await using var host = await StartAsync(["demo-*"], most: 3);
        await EnterAsync(host, "demo-1");
        await EnterAsync(host, "demo-2", joins: 2);
        await EnterAsync(host, "demo-3", joins: 3);
        _rooms.Empty("demo-2");
        _rooms.Empty("demo-1");
        await EnterAsync(host, "demo-4", joins: 4);
        Assert.Equal(["demo-1", "demo-3", "demo-4"], host.Status.Projects.Select(project => project.Project).Order());
    }

    [Fact]
    public async Task Ten_thousand_made_up_rooms_leave_a_room_that_exists_alone_and_nothing_behind()
    {
        await using var host = await StartAsync(["demo-*"], most: 20);
        await EnterAsync(host, "demo-real");
        for (var i = 0; i < 10_000; i++)
        {
            _rooms.Enter($"demo-{i}");
            _rooms.Empty($"demo-{i}");
            Assert.True(host.Status.Projects.Count <= 20);
        }

        Assert.Equal("OK, Ada", await AskAsync(host, "demo-real"));
        for (var step = 0; step < 100 && host.Status.Projects.Count > 1; step++)
        {
            await AdvanceAsync(host, TimeSpan.FromSeconds(5));
        }

        Assert.Equal(["demo-real"], host.Status.Projects.Select(project => project.Project));
        Assert.Equal(0, host.Service<HandshakeLimiter>().Projects);
    }

    [Fact]
    public async Task A_message_for_all_reaches_the_rooms_that_are_there_and_needs_none()
    {
        await using var host = await StartAsync();
        await Patience.WaitAsync(host.Sender.SendAsync("nobody"));
        await EnterAsync(host, "demo-1");
        var player = host.Join("demo-1");
        await Patience.WaitAsync(host.Sender.SendAsync("test"));
        Assert.Single(player.Seen.Items);
    }

    [Fact]
    public async Task A_topic_that_was_published_to_all_is_known_in_a_room_that_is_joined_later()
    {
        await using var host = await StartAsync();
        host.Service<ICloudTopics>().Publish("news", "old");
        host.Service<ICloudTopics>().Publish("news", "latest");
        await EnterAsync(host, "demo-1");
        Assert.Equal("latest", host.Service<BridgeRuntime>().Find("memory", "demo-1")!.Topics[0].Latest("news")!.Value.Content);
    }

    [Fact]
    public async Task What_is_meant_for_a_project_of_another_cloud_never_goes_to_a_room_that_bears_its_name()
    {
        await using var host = await StartAsync("*");
        await EnterAsync(host, "memory/secret");
        await EnterAsync(host, "example.com/game", joins: 2);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Sender.SendAsync("test", "memory/secret"));
        await Patience.WaitAsync(host.Sender.SendAsync("test", "example.com/game"));
        await Patience.WaitAsync(host.Sender.SendAsync("test", "memory/memory/secret"));
    }

    [Fact]
    public async Task Who_waits_for_a_message_to_a_room_that_is_left_is_told_so()
    {
        await using var host = await StartAsync();
        host.Cloud.RefuseNext(1);
        _rooms.Enter("demo-1");
        await host.Log.FirstAsync(line => line.Text.Contains("trying again", StringComparison.Ordinal));
        var sent = host.Sender.SendAsync("test", "demo-1");
        _rooms.Empty("demo-1");
        await host.BeginStopAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Patience.WaitAsync(sent));
    }

    [Fact]
    public async Task A_bridge_that_stops_leaves_its_rooms_and_watches_no_more()
    {
        await using var host = await StartAsync();
        await EnterAsync(host, "demo-1");
        await host.StopAsync();
        Assert.False(_rooms.IsWatched);
        Assert.Equal(["demo-1"], host.Cloud.Goodbyes.Items);
        Assert.Empty(host.Status.Projects);
    }

    private Task<BridgeHost> StartAsync(params string[] projects) => StartAsync(projects.Length == 0 ? ["demo-*"] : projects, most: 1_000);

    private async Task<BridgeHost> StartAsync(string[] projects, int most)
    {
        var host = new BridgeHostBuilder()
            .WithCloud(CloudKind.Embedded, projects[0], configure: cloud =>
            {
                (cloud.Rooms, cloud.MaxPatternRooms) = (_rooms, most);
                foreach (var project in projects[1..])
                {
                    cloud.Projects.Add(project);
                }
            })
            .WithRequest("hello", (string name) => $"OK, {name}")
            .Build();
        await host.StartAsync();
        return host;
    }

    private async Task EnterAsync(BridgeHost host, string project, int joins = 1)
    {
        _rooms.Enter(project);
        await host.Log.WhenAsync(lines => Lives(lines) == joins);
    }

    private static async Task<string> AskAsync(BridgeHost host, string project)
    {
        await using var client = await host.ConnectClientAsync(project);
        return (await Patience.WaitAsync(client.AskAsync("hello", ["Ada"], Patience.Limit))).Items.Single();
    }

    private static async Task AdvanceAsync(BridgeHost host, TimeSpan by)
    {
        await QuietPool.WaitAsync();
        host.Clock.Advance(by);
        await QuietPool.WaitAsync();
    }

    private static async Task LeaveAsync(BridgeHost host, TimeSpan after)
    {
        await QuietPool.WaitAsync();
        host.Clock.Advance(after);
        await host.Log.WhenAsync(lines => lines.Any(line => line.Text.Contains("-> Idle (Stopped)", StringComparison.Ordinal)));
        await QuietPool.WaitAsync();
        Assert.Empty(host.Status.Projects);
    }

    private static int Lives(IReadOnlyList<LogLine> lines) => lines.Count(line => line.Text.StartsWith("Resyncing -> Live ", StringComparison.Ordinal));
}
