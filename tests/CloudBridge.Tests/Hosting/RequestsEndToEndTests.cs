using CloudBridge.TestKit;

namespace CloudBridge.Tests.Hosting;

/// <summary>A player asks through the cloud and reads what the bridge answers.</summary>
public class RequestsEndToEndTests
{
    private readonly SignalLog<string> _ran = new();

    public static TheoryData<CloudKind> Kinds => [CloudKind.Embedded, CloudKind.TurboWarp, CloudKind.Custom];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_request_is_answered(CloudKind kind)
    {
        await using var host = await Builder(kind).StartAsync();
        Assert.Equal("pong", (await host.Join().AskAsync("ping")).Text);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Long_arguments_and_long_answers_come_through_whole(CloudKind kind)
    {
        var text = string.Concat(Enumerable.Range(0, 900).Select(i => $"{i} "));
        await using var host = await Builder(kind).StartAsync();
        var answer = await host.Join().AskAsync("echo", text);
        Assert.Equal(text, answer.Text);
        Assert.Equal(kind == CloudKind.Custom ? (text.Length * 2 / 244) + 1 : 1, answer.Parts);
        Assert.All(host.Cloud.Sets.Items, set => Assert.True(kind != CloudKind.Custom || set.Value.Length <= 256));
    }

    [Fact]
    public async Task Numbers_lists_and_nothing_look_as_the_sprite_expects()
    {
        await using var host = await Builder(CloudKind.Custom).StartAsync();
        var player = host.Join();
        var number = await player.AskAsync("add", "2", "40");
        Assert.Equal(("42", true), (number.Text, number.IsNumber));
        Assert.Equal("-1", (await player.AskAsync("add", "1", "-2")).Text);
        Assert.Equal(["a", "", "b"], (await player.AskAsync("list")).Items);
        Assert.Empty((await player.AskAsync("nothing")).Items);
        Assert.Equal("-", (await player.AskAsync("echo", "")).Text);
    }

    [Theory]
    [InlineData("nobody", "Error in request nobody", "This server has no such request. Ask \"help\" for the list.")]
    [InlineData("boom", "Error in request boom", "Something went wrong here. Tell the owner of this server the code ")]
    [InlineData("refuse", "Error in request refuse", "Only for members.")]
    [InlineData("add", "Error in request add", "The value a is missing. Use: add a b")]
    [InlineData("huge", "Error in request huge", "The answer is too long for this project. Ask for less at a time.")]
    public async Task Every_failure_is_two_lines_a_child_can_read(string name, string first, string second)
    {
        await using var host = await Builder(CloudKind.Custom).StartAsync();
        var answer = await host.Join().AskAsync(name);
        Assert.Equal(2, answer.Items.Count);
        Assert.Equal(first, answer.Items[0]);
        Assert.StartsWith(second, answer.Items[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0000.417950", "The request arrived garbled. Please ask again.")]
    [InlineData("513.417950", "A part of the request got lost on the way. Please ask again.")]
    public async Task A_request_that_cannot_be_read_is_answered_too(string value, string sentence)
    {
        await using var host = await Builder(CloudKind.Custom).StartAsync();
        var player = host.Join();
        var answer = player.ExpectAsync("417950");
        player.Set("TO_HOST", value);
        Assert.Equal(sentence, (await answer).Error);
    }

    [Fact]
    public async Task A_request_beyond_all_measure_is_answered_too()
    {
        await using var host = await Builder(CloudKind.Custom).StartAsync();
        Assert.Equal("The request is too long. Please ask for less at a time.", (await host.Join().AskAsync("echo", new string('x', 26_000))).Error);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("51374733")]
    [InlineData("1.2.3")]
    [InlineData("--51.417950")]
    [InlineData("51.")]
    [InlineData(".")]
    [InlineData("51.1234567890123456789")]
    [InlineData("")]
    public async Task Values_that_are_no_requests_are_of_no_account(string value)
    {
        await using var host = await Builder(CloudKind.Custom).StartAsync();
        var player = host.Join();
        player.Set("TO_HOST", value);
        player.Set("OTHER", "51374733.417950");
        await player.AskAsync("ping");
        Assert.Single(host.Cloud.Sets.Items, set => set.Name.StartsWith("FROM_HOST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_busy_server_says_so()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await Builder(CloudKind.Embedded)
            .WithRequests(options => (options.Concurrency, options.QueueLength) = (1, 1))
            .WithRequest("wait", () =>
            {
                _ran.Add("wait");
                return gate.Task;
            }).StartAsync();
        var player = host.Join();
        var running = player.AskAsync("wait");
        await _ran.CountAsync(1);
        var queued = player.AskAsync("ping");
        Assert.Equal("The server is very busy right now. Please try again in a moment.", (await player.AskAsync("ping")).Error);
        gate.SetResult();
        Assert.Equal("pong", (await queued).Text);
        Assert.Empty((await running).Items);
    }

    [Fact]
    public async Task A_slow_handler_is_answered_for_at_its_deadline()
    {
        await using var host = await Builder(CloudKind.Embedded).WithRequest("wait", () =>
        {
            _ran.Add("wait");
            return new TaskCompletionSource().Task;
        }).StartAsync();
        var timers = host.Clock.ActiveTimers;
        var answer = host.Join().AskAsync("wait");
        await _ran.CountAsync(1);
        await Patience.WaitAsync(host.Clock.WhenTimersAsync(timers + 1));
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("That took too long. Please try again later.", (await answer).Error);
    }

    [Fact]
    public async Task Many_players_ask_at_once_and_each_gets_its_own_answer()
    {
        await using var host = await Builder(CloudKind.Embedded).StartAsync();
        var players = Enumerable.Range(0, 20).Select(_ => host.Join()).ToArray();
        await Task.WhenAll(players.Select((player, p) => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                Assert.Equal($"{p}/{i}", (await player.AskAsync("echo", $"{p}/{i}")).Text);
            }
        })));
        Assert.Equal(1000, _ran.Items.Count);
    }

    [Fact]
    public async Task Answers_use_the_variables_in_turn()
    {
        await using var host = await Builder(CloudKind.Embedded).StartAsync();
        var player = host.Join();
        for (var i = 0; i < 11; i++)
        {
            await player.AskAsync("ping");
        }

        Assert.Equal(
            [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2],
            player.Seen.Items.Where(set => set.Name.StartsWith("FROM_HOST_", StringComparison.Ordinal)).Select(set => set.Name[^1] - '0'));
    }

    [Fact]
    public async Task Variables_may_have_other_names()
    {
        await using var host = await new BridgeHostBuilder()
            .WithCloud(CloudKind.Custom, configure: cloud =>
            {
                cloud.RequestVariable = "ask me";
                cloud.ResponseVariables.Add("answer");
            })
            .WithRequest("ping", () => "pong")
            .StartAsync();
        var player = host.Join();
        var answer = player.ExpectAsync("417950");
        player.Set("ask me", MemoryPlayer.Values("417950", "ping")[0]);
        Assert.Equal("pong", (await answer).Text);
        Assert.Equal(["answer"], player.Seen.Items.Select(set => set.Name));
    }

    private BridgeHostBuilder Builder(CloudKind kind) => new BridgeHostBuilder()
        .WithCloud(kind)
        .WithRequest("ping", () => "pong")
        .WithRequest("echo", (string text) =>
        {
            _ran.Add(text);
            return text;
        })
        .WithRequest("add", (int a, int b) => a + b)
        .WithRequest("list", () => new[] { "a", null, "b" })
        .WithRequest("nothing", () => { })
        .WithRequest("huge", () => new string('x', 200_000))
        .WithRequest("refuse", string () => throw new PlayerVisibleException("Only for members."))
        .WithRequest("boom", string () => throw new InvalidOperationException("secret"));
}
