using CloudBridge.TestKit;

namespace CloudBridge.Tests.Hosting;

/// <summary>Messages and values that nobody asked for.</summary>
public class SenderEndToEndTests
{
    [Fact]
    public async Task A_message_reaches_every_player_of_every_project()
    {
        await using var host = await new BridgeHostBuilder().WithCloud(CloudKind.Embedded, "one").WithCloud(CloudKind.Embedded, "two", "other").StartAsync();
        var players = new[] { host.Join("one"), host.Join("two") };
        await Patience.WaitAsync(host.Sender.SendAsync("test"));
        Assert.All(players, player => Assert.Matches("^59295759\\.100000000[1-9][0-9]{3}2222$", Assert.Single(player.Seen.Items).Value));
    }

    [Fact]
    public async Task A_message_for_a_project_of_one_cloud_does_not_reach_its_namesake_on_another()
    {
        await using var host = await new BridgeHostBuilder().WithCloud(CloudKind.Embedded, "104", "one").WithCloud(CloudKind.Embedded, "104", "two").StartAsync();
        // Both clouds are one room here, so that a message sent on both arrives twice.
        var player = host.Join("104");
        await Patience.WaitAsync(host.Sender.SendAsync("test", "TWO/104"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Sender.SendAsync("test", "three/104"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Sender.SendAsync("test", "two/10"));
        Assert.Single(player.Seen.Items);

        await Patience.WaitAsync(host.Sender.SendAsync("test", "104"));
        Assert.Equal(3, player.Seen.Items.Count);
    }

    [Fact]
    public async Task A_long_message_goes_in_parts_and_completes_with_the_last()
    {
        await using var host = await new BridgeHostBuilder().WithCloud(CloudKind.Custom).StartAsync();
        var player = host.Join();
        await Patience.WaitAsync(host.Sender.SendAsync(new string('x', 1000), "demo"));
        Assert.Equal((2000 / 237) + 1, player.Seen.Items.Count);
        Assert.All(player.Seen.Items, set => Assert.True(set.Value.Length <= 256));
    }

    [Fact]
    public async Task Two_messageshave_two_ids()
    {
        await using var host = await new BridgeHostBuilder().StartAsync();
        var player = host.Join();
        await Patience.WaitAsync(Task.WhenAll(host.Sender.SendAsync("test"), host.Sender.SendAsync("test")));
        Assert.Equal(2, player.Seen.Items.Select(set => set.Value).Distinct().Count());
    }

    [Fact]
    public async Task A_message_waits_for_the_connection_and_giving_up_does_not_take_it_back()
    {
        var builder = new BridgeHostBuilder();
        builder.Cloud.RefuseNext(1);
        await using var host = builder.Build();
        await host.BackOffAsync(() => host.StartAsync());
        using var impatience = new CancellationTokenSource();
        var given = host.Sender.SendAsync("first", cancellationToken: impatience.Token);
        var sent = host.Sender.SendAsync("second");
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        var player = host.Join();
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        await Patience.WaitAsync(sent);
        Assert.Equal(2, player.Seen.Items.Count);
    }

    [Fact]
    public async Task A_message_to_a_project_nobody_configured_or_of_too_many_parts_is_an_error()
    {
        await using var host = await new BridgeHostBuilder().WithCloud(CloudKind.Custom).StartAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Sender.SendAsync("x", "nobody"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Sender.SendAsync(new string('x', 200_000)));
        await Assert.ThrowsAsync<ArgumentNullException>(() => host.Sender.SendAsync(null!));
    }

    [Theory]
    [InlineData("score")]
    [InlineData("\u2601 score")]
    public async Task A_variable_can_be_set_with_or_without_its_prefix(string name)
    {
        await using var host = await new BridgeHostBuilder().StartAsync();
        var player = host.Join();
        await Patience.WaitAsync(host.Sender.SetVariableAsync(name, "-12.5"));
        Assert.Equal(new CloudSet("demo", "", "score", "-12.5"), Assert.Single(player.Seen.Items));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1-2")]
    [InlineData("abc")]
    [InlineData("1e5")]
    [InlineData(" 1")]
    public async Task Only_what_a_cloud_variable_can_hold_is_sent(string value)
    {
        await using var host = await new BridgeHostBuilder().StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => host.Sender.SetVariableAsync("score", value));
        Assert.Empty(host.Cloud.Sets.Items);
    }

    [Fact]
    public async Task A_value_is_as_long_as_the_cloud_allows()
    {
        await using var host = await new BridgeHostBuilder().WithCloud(CloudKind.Custom).StartAsync();
        await Patience.WaitAsync(host.Sender.SetVariableAsync("score", new string('1', 256)));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => host.Sender.SetVariableAsync("score", new string('1', 257)));
        Assert.Contains("memory takes 256", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_cloud_sets_the_pace_only_the_latest_value_goes_and_all_who_wait_learn_it()
    {
        await using var host = await new BridgeHostBuilder()
            .WithCloud(CloudKind.Embedded, configure: cloud => cloud.SetInterval = TimeSpan.FromMilliseconds(100))
            .StartAsync();
        var player = host.Join();
        await Patience.WaitAsync(host.Sender.SetVariableAsync("score", "0"));
        await Patience.WaitAsync(host.Clock.WhenTimersAsync(2));
        var waiting = Enumerable.Range(1, 5).Select(i => host.Sender.SetVariableAsync("score", $"{i}")).ToArray();
        Assert.Single(player.Seen.Items);
        host.Clock.Advance(TimeSpan.FromMilliseconds(100));
        await Patience.WaitAsync(Task.WhenAll(waiting));
        Assert.Equal(["0", "5"], player.Seen.Items.Select(set => set.Value));
    }
}
