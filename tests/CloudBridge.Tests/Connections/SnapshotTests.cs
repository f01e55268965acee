using CloudBridge.TestKit;

namespace CloudBridge.Tests.Connections;

public class SnapshotTests
{
    private const string Stale = "51374733.417950";
    private readonly SignalLog<string> _ran = new();

    [Theory]
    [InlineData(CloudKind.Embedded)]
    [InlineData(CloudKind.TurboWarp)]
    [InlineData(CloudKind.Custom)]
    public async Task The_request_that_stands_in_the_room_from_before_is_not_run(CloudKind kind)
    {
        var builder = Builder(kind);
        builder.Cloud.Seed("TO_HOST", Stale);
        builder.Cloud.Seed("FROM_HOST_1", "51494733.4179502222");
        await using var host = await builder.StartAsync();
        Assert.Equal("new", (await host.Join().AskAsync("echo", "new")).Text);
        Assert.Equal(["new"], _ran.Items);
    }

    [Theory]
    [InlineData(CloudKind.Embedded)]
    [InlineData(CloudKind.TurboWarp)]
    [InlineData(CloudKind.Custom)]
    public async Task Nor_is_the_one_that_came_while_the_bridge_was_away(CloudKind kind)
    {
        await using var host = await Builder(kind).StartAsync();
        var player = host.Join();
        await player.AskAsync("echo", "before");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await host.BackOffAsync(() => host.Cloud.DropConnections());
        player.Write(player.NextId(), "echo", "meanwhile");
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await host.WhenJoinedAsync(joins: 2);
        Assert.Equal("after", (await player.AskAsync("echo", "after")).Text);
        Assert.Equal(["before", "after"], _ran.Items);
    }

    [Theory]
    [InlineData(CloudKind.Embedded)]
    [InlineData(CloudKind.TurboWarp)]
    public async Task Nor_is_one_that_was_answered_long_before_the_break(CloudKind kind)
    {
        await using var host = await Builder(kind).StartAsync();
        var player = host.Join();
        await player.AskAsync("echo", "once");
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.ReconnectAsync(() => host.Cloud.DropConnections());
        await player.AskAsync("echo", "again");
        Assert.Equal(["once", "again"], _ran.Items);
    }

    [Fact]
    public async Task On_a_cloud_that_marks_the_end_a_request_in_the_same_message_is_live()
    {
        var builder = Builder(CloudKind.Embedded);
        builder.Cloud.Seed("TO_HOST", Stale);
        await using var host = await builder.StartAsync();
        Assert.True(Assert.Single(host.Cloud.Joins.Items).AskedForReady);
        await host.ReconnectAsync(() => host.Cloud.DropConnections());
        var player = host.Join();
        await player.AskAsync("echo", "at once");
        Assert.Equal(["at once"], _ran.Items);
    }

    [Fact]
    public async Task Other_clouds_are_not_asked_to_mark_it()
    {
        await using var host = await Builder(CloudKind.TurboWarp).StartAsync();
        Assert.False(Assert.Single(host.Cloud.Joins.Items).AskedForReady);
    }

    [Fact]
    public async Task In_an_empty_room_of_a_cloud_without_marks_requests_are_live_after_a_second()
    {
        await using var host = await Builder(CloudKind.Custom).StartAsync();
        Assert.Equal("hi", (await host.Join().AskAsync("echo", "hi")).Text);
    }

    [Fact]
    public async Task Only_the_first_message_of_a_cloud_without_marks_is_the_snapshot()
    {
        var builder = Builder(CloudKind.Custom);
        builder.Cloud.Seed("TO_HOST", Stale);
        await using var host = builder.Build();
        await host.StartAsync();
        await host.Log.FirstAsync(line => line.Text.StartsWith("connected to ", StringComparison.Ordinal));
        Assert.Equal("quick", (await host.Join().AskAsync("echo", "quick")).Text);
        Assert.Equal(["quick"], _ran.Items);
    }

    private BridgeHostBuilder Builder(CloudKind kind) => new BridgeHostBuilder()
        .WithCloud(kind)
        .WithRequest("ping", () => _ran.Add("ping"))
        .WithRequest("echo", (string text) =>
        {
            _ran.Add(text);
            return text;
        });
}
