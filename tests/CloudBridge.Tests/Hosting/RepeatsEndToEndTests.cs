using CloudBridge.TestKit;

namespace CloudBridge.Tests.Hosting;

/// <summary>Values that come twice, late or not at all.</summary>
public class RepeatsEndToEndTests
{
    private const string Id = "417950";
    private static readonly string Long = string.Concat(Enumerable.Range(0, 300).Select(i => $"{i} "));
    private int _runs;

    [Fact]
    public async Task A_value_that_the_cloud_delivers_twice_is_answered_once()
    {
        await using var host = await StartAsync();
        host.Cloud.Rule = set => set.Name == "TO_HOST" ? Fate.Duplicate : Fate.Deliver;
        var player = host.Join();
        Assert.Equal("1", (await player.AskAsync("count")).Text);
        Assert.Equal("2", (await player.AskAsync("count")).Text);
        Assert.Equal(Long + "3", (await player.AskAsync("echo", Long)).Text);
        await host.StopAsync();
        Assert.Equal(3, Values(host).Select(set => set.Value[set.Value.IndexOf('.', StringComparison.Ordinal)..][..7]).Distinct().Count());
    }

    [Fact]
    public async Task A_repeat_right_away_is_an_echo_and_gets_nothing()
    {
        await using var host = await StartAsync();
        var player = host.Join();
        var answer = player.ExpectAsync(Id);
        player.Write(Id, "count");
        await answer;
        host.Clock.Advance(TimeSpan.FromSeconds(1.999));
        player.Write(Id, "count");
        await player.AskAsync("count");
        Assert.Equal(2, Values(host).Count());
    }

    [Fact]
    public async Task A_repeat_after_two_seconds_gets_the_same_answer_without_running_again()
    {
        await using var host = await StartAsync();
        var player = host.Join();
        foreach (var round in Enumerable.Range(1, 3))
        {
            var answer = player.ExpectAsync(Id);
            player.Write(Id, "count");
            Assert.Equal("1", (await answer).Text);
            host.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task A_repeat_while_the_handler_runs_waits_for_the_one_answer()
    {
        var gate = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new SignalLog<int>();
        await using var host = await new BridgeHostBuilder().WithRequest("wait", () =>
        {
            started.Add(1);
            return gate.Task;
        }).WithRequest("ping", () => "pong").StartAsync();
        var player = host.Join();
        var answer = player.ExpectAsync(Id);
        player.Write(Id, "wait");
        await started.CountAsync(1);
        host.Clock.Advance(TimeSpan.FromSeconds(3));
        player.Write(Id, "wait");
        await player.AskAsync("ping");
        gate.SetResult("done");
        Assert.Equal("done", (await answer).Text);
        Assert.Single(started.Items);
    }

    [Fact]
    public async Task The_same_words_under_another_id_run_again()
    {
        await using var host = await StartAsync();
        var player = host.Join();
        Assert.Equal("1", (await player.AskAsync("count")).Text);
        Assert.Equal("2", (await player.AskAsync("count")).Text);
    }

    [Fact]
    public async Task Long_after_its_answer_the_same_value_is_a_new_request()
    {
        await using var host = await StartAsync();
        var player = host.Join();
        foreach (var expected in new[] { "1", "2" })
        {
            var answer = player.ExpectAsync(Id);
            player.Write(Id, "count");
            Assert.Equal(expected, (await answer).Text);
            host.Clock.Advance(TimeSpan.FromSeconds(61));
        }
    }

    [Fact]
    public async Task A_lost_part_of_a_request_is_noticed_and_the_player_may_ask_again()
    {
        await using var host = await StartAsync();
        var player = host.Join();
        var values = MemoryPlayer.Values(Id, "echo", Long);
        var refused = player.ExpectAsync(Id);
        foreach (var value in values.Where((_, i) => i != 1))
        {
            player.Set("TO_HOST", value);
        }

        Assert.Equal("A part of the request got lost on the way. Please ask again.", (await refused).Error);
        Assert.Equal(Long + "1", (await player.AskAsync("echo", Long)).Text);
    }

    [Fact]
    public async Task The_sprite_gets_a_lost_part_again_when_it_asks_in_its_own_way()
    {
        await using var host = await StartAsync(CloudKind.Custom);
        var player = host.Join();
        host.Cloud.Rule = set => set.Value.EndsWith($".{Id}0021", StringComparison.Ordinal) ? Fate.Drop : Fate.Deliver;
        var answer = player.ExpectAsync(Id);
        player.Write(Id, "echo", Long);
        await player.Seen.FirstAsync(set => set.Value.EndsWith($".{Id}2222", StringComparison.Ordinal));
        Assert.False(answer.IsCompleted);
        host.Cloud.Rule = _ => Fate.Deliver;
        player.Set("TO_HOST", $"1.{Id}9");
        Assert.Equal(Long + "1", (await answer).Text);
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task A_lost_final_part_comes_again_too()
    {
        await using var host = await StartAsync(CloudKind.Custom);
        var player = host.Join();
        host.Cloud.Rule = set => set.Value.EndsWith($".{Id}2222", StringComparison.Ordinal) ? Fate.Drop : Fate.Deliver;
        var answer = player.ExpectAsync(Id);
        player.Write(Id, "echo", Long);
        await host.Cloud.Sets.FirstAsync(set => set.Value.EndsWith($".{Id}2222", StringComparison.Ordinal));
        host.Cloud.Rule = _ => Fate.Deliver;
        var last = player.Seen.Items.Count(set => set.Value.Contains($".{Id}", StringComparison.Ordinal));
        player.Set("TO_HOST", $"{last}.{Id}9");
        Assert.Equal(Long + "1", (await answer).Text);
    }

    [Fact]
    public async Task Held_back_parts_of_a_request_are_joined_when_they_come()
    {
        await using var host = await StartAsync();
        host.Cloud.Rule = set => set.Name == "TO_HOST" ? Fate.Hold : Fate.Deliver;
        var answer = host.Join().AskAsync("echo", Long);
        Assert.Equal(0, _runs);
        host.Cloud.Release();
        Assert.Equal(Long + "1", (await answer).Text);
    }

    private static IEnumerable<CloudSet> Values(BridgeHost host) =>
        host.Cloud.Sets.Items.Where(set => set.Name.StartsWith("FROM_HOST", StringComparison.Ordinal));

    private Task<BridgeHost> StartAsync(CloudKind kind = CloudKind.Embedded) => new BridgeHostBuilder()
        .WithCloud(kind)
        .WithRequest("count", () => ++_runs)
        .WithRequest("echo", (string text) => $"{text}{++_runs}")
        .StartAsync();
}
