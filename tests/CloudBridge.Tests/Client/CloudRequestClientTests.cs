using CloudBridge.Client;
using CloudBridge.TestKit;

namespace CloudBridge.Tests.Client;

/// <summary>The client that asks as a project does, against the bridge.</summary>
public class CloudRequestClientTests
{
    private static readonly TimeSpan Forever = TimeSpan.FromDays(1);
    private static readonly string Long = string.Concat(Enumerable.Range(0, 500).Select(i => $"{i} "));
    private int _runs;

    [Fact]
    public async Task It_gets_texts_numbers_lists_and_nothing()
    {
        await using var host = await StartAsync();
        await using var client = await host.ConnectClientAsync(time: host.Clock);
        var text = await client.AskAsync("echo", ["hi there"]);
        Assert.Equal((AnswerStatus.Done, "hi there", false, 1, null), (text.Status, text.Items.Single(), text.IsNumber, text.Parts, text.Error));
        Assert.True((await client.AskAsync("count", [])).IsNumber);
        Assert.Equal(["a", "b"], (await client.AskAsync("list", [])).Items);
        Assert.Empty((await client.AskAsync("nothing", [])).Items);
    }

    [Fact]
    public async Task It_tells_an_error_from_an_answer()
    {
        await using var host = await StartAsync();
        await using var client = await host.ConnectClientAsync(time: host.Clock);
        var answer = await client.AskAsync("nobody", []);
        Assert.Equal((AnswerStatus.Error, "This server has no such request. Ask \"help\" for the list."), (answer.Status, answer.Error));
    }

    [Fact]
    public async Task Long_requests_and_answers_come_through_whole()
    {
        await using var host = await StartAsync();
        await using var client = await host.ConnectClientAsync(time: host.Clock);
        var answer = await client.AskAsync("echo", [Long]);
        Assert.Equal(Long, Assert.Single(answer.Items));
        Assert.Equal((Long.Length * 2 / 244) + 1, answer.Parts);
    }

    [Fact]
    public async Task Many_requests_at_once_each_get_their_answer()
    {
        await using var host = await StartAsync();
        await using var client = await host.ConnectClientAsync(time: host.Clock);
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => client.AskAsync("echo", [$"n{i}"])));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"n{i}"), answers.Select(answer => answer.Items.Single()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Lost_parts_are_asked_for_again(int everyNth)
    {
        await using var host = await StartAsync();
        await using var client = await host.ConnectClientAsync(time: host.Clock);
        var lost = 0;
        var seen = new HashSet<string>();
        host.Cloud.Rule = set => !IsLastNumbered(set) && IsNumbered(set) && seen.Add(set.Value) && seen.Count % everyNth == 0 && ++lost > 0 ? Fate.Drop : Fate.Deliver;
        var asked = client.AskAsync("echo", [Long], Forever);
        await host.Cloud.Sets.FirstAsync(set => set.Value.EndsWith("2222", StringComparison.Ordinal));
        await AdvanceUntilAsync(host, asked);
        Assert.Equal((AnswerStatus.Done, Long), ((await asked).Status, (await asked).Items.Single()));
        Assert.InRange(lost, 2, 20);
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task A_lost_final_part_is_asked_for_again()
    {
        await using var host = await StartAsync();
        await using var client = await host.ConnectClientAsync(time: host.Clock);
        var lost = 0;
        host.Cloud.Rule = set => set.Value.EndsWith("2222", StringComparison.Ordinal) && lost++ == 0 ? Fate.Drop : Fate.Deliver;
        var asked = client.AskAsync("echo", [Long], Forever);
        await host.Cloud.Sets.FirstAsync(set => set.Value.EndsWith("2222", StringComparison.Ordinal));
        await AdvanceUntilAsync(host, asked);
        Assert.Equal(Long, (await asked).Items.Single());
        Assert.Equal(1, _runs);
    }

    [Theory]
    [InlineData("hi")]
    [InlineData(null)]
    public async Task When_nothing_comes_it_asks_the_same_again_and_the_request_runs_once(string? text)
    {
        await using var host = await StartAsync();
        await using var client = await host.ConnectClientAsync(time: host.Clock);
        host.Cloud.Rule = set => set.Name.StartsWith("FROM_HOST", StringComparison.Ordinal) ? Fate.Drop : Fate.Deliver;
        var asked = client.AskAsync("echo", [text ?? Long], Forever);
        await host.Cloud.Sets.FirstAsync(set => set.Value.EndsWith("2222", StringComparison.Ordinal));
        host.Cloud.Rule = _ => Fate.Deliver;
        await AdvanceUntilAsync(host, asked);
        Assert.Equal((AnswerStatus.Done, text ?? Long), ((await asked).Status, (await asked).Items.Single()));
        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Without_an_answer_it_gives_up_when_the_time_is_over()
    {
        await using var host = await StartAsync();
        await using var client = await host.ConnectClientAsync(time: host.Clock);
        host.Cloud.Rule = _ => Fate.Drop;
        var asked = client.AskAsync("echo", ["hi"], TimeSpan.FromSeconds(10));
        await AdvanceUntilAsync(host, asked);
        var answer = await asked;
        Assert.Equal((AnswerStatus.Timeout, 0, TimeSpan.FromSeconds(10)), (answer.Status, answer.Items.Count, answer.Elapsed));
    }

    [Fact]
    public async Task A_broken_connection_is_an_error_and_not_a_long_wait()
    {
        await using var host = await StartAsync();
        await using var client = await host.ConnectClientAsync(time: host.Clock);
        host.Cloud.Rule = _ => Fate.Drop;
        var asked = client.AskAsync("echo", ["hi"], Forever);
        host.Cloud.CloseConnections(4000, "enough");
        var error = await Assert.ThrowsAsync<IOException>(() => Patience.WaitAsync(asked));
        Assert.Contains("4000 enough", error.Message, StringComparison.Ordinal);
        Assert.True(client.Closed.IsCompleted);
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        await using var host = await StartAsync();
        await using var client = await host.ConnectClientAsync(time: host.Clock);
        host.Cloud.Rule = _ => Fate.Drop;
        using var stop = new CancellationTokenSource();
        var asked = client.AskAsync("echo", ["hi"], Forever, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Patience.WaitAsync(asked));
    }

    [Fact]
    public async Task It_shows_every_value_both_ways()
    {
        await using var host = await StartAsync();
        await using var client = await host.ConnectClientAsync(time: host.Clock);
        var values = new SignalLog<CloudValue>();
        client.ValueSeen += values.Add;
        await client.AskAsync("count", []);
        var seen = await values.CountAsync(2);
        Assert.Contains(seen, value => value.IsSent && value.Name == "\u2601 TO_HOST");
        Assert.Contains(seen, value => !value.IsSent && value.Name == "\u2601 FROM_HOST_1");
    }

    [Fact]
    public async Task It_says_goodbye()
    {
        await using var host = await StartAsync();
        var client = await host.ConnectClientAsync(time: host.Clock);
        await client.DisposeAsync();
        Assert.Equal(["demo"], host.Cloud.Goodbyes.Items);
        await Patience.WaitAsync(client.Closed.ContinueWith(_ => { }, TaskScheduler.Default));
    }

    private static bool IsNumbered(CloudSet set) =>
        set.Name.StartsWith("FROM_HOST", StringComparison.Ordinal) && set.Value.EndsWith('1');

    /// <summary>The loss of the last parts before the final one cannot be seen in this format.</summary>
    private static bool IsLastNumbered(CloudSet set) => set.Value.EndsWith($"{Long.Length * 2 / 244:000}1", StringComparison.Ordinal);

    private static async Task AdvanceUntilAsync(BridgeHost host, Task done)
    {
        while (!done.IsCompleted)
        {
            await Patience.WaitAsync(Task.WhenAny(done, host.Clock.WhenTimersAsync(2)));
            host.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await QuietPool.WaitAsync();
        }
    }

    private Task<BridgeHost> StartAsync() => new BridgeHostBuilder()
        .WithCloud(CloudKind.Custom)
        .WithRequests(options => options.Timeout = TimeSpan.FromMinutes(5))
        .WithRequest("echo", (string text) =>
        {
            _runs++;
            return text;
        })
        .WithRequest("count", () => ++_runs)
        .WithRequest("list", () => new[] { "a", "b" })
        .WithRequest("nothing", () => { })
        .StartAsync();
}
