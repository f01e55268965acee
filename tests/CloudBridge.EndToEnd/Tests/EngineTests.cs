using System.Text;
using CloudBridge.EndToEnd.Drivers;
using CloudBridge.Protocol.Cb1.Payloads;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>The blocks of the engine with a small server that loses values, restarts, or says nothing.</summary>
public sealed class EngineTests
{
    private static readonly string[] Items = [.. Enumerable.Range(1, 300).Select(number => $"item {number} of a long list")];

    private static readonly EngineAsk Short = new("short") { Answer = Answer(AnswerPayload.OfText("Hello World"), isLong: false) };
    private static readonly EngineAsk Long = new("long") { Answer = Answer(AnswerPayload.OfList(Items), isLong: true) };

    [Fact]
    public async Task Nothing_is_missing_when_thirty_percent_of_all_values_get_lost()
    {
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [Short, Long, Short, Long], LossUp = 30, LossDown = 30, Seed = 5 });

        Assert.All(run.Asked, asked => Assert.Equal("done", asked.Status));
        Assert.Equal(Items, run.Asked[1].List);
        Assert.Equal(Items, run.Asked[3].List);
        Assert.True(run.End.Lost > 10, $"Only {run.End.Lost} values were lost.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Any_number_of_answer_variables_will_do(int variables)
    {
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [Short, Long], Variables = variables });

        Assert.Equal(Items, run.Asked[1].List);
    }

    [Fact]
    public async Task Clones_of_two_sprites_ask_at_once_and_each_gets_its_answer()
    {
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [Short, Long], Sprites = 2, Clones = 5 });

        Assert.Equal(20, run.Asked.Count);
        Assert.All(run.Asked, asked => Assert.Equal("done", asked.Status));
        Assert.All(run.Asked.Skip(10), asked => Assert.Equal(Items, asked.List));
        Assert.Equal((0, 0), (run.End.Open, run.End.Left));
    }

    [Fact]
    public async Task A_server_that_restarts_is_asked_again()
    {
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [Long, Short], RestartAfter = 6 });

        Assert.Equal(Items, run.Asked[0].List);
        Assert.Equal("Hello World", run.Asked[1].Answer);
    }

    [Fact]
    public async Task A_hidden_tab_with_one_step_a_second_gets_its_answer()
    {
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [Short], Fps = 1 });

        Assert.Equal("Hello World", run.Asked[0].Answer);
    }

    [Fact]
    public async Task The_green_flag_may_be_pressed_again()
    {
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [Long, Short], FlagAgain = true });

        Assert.Equal(Items, run.Asked[0].List);
        Assert.Equal("Hello World", run.Asked[1].Answer);
    }

    [Fact]
    public async Task Silence_is_a_timeout_and_no_server_at_all_is_offline()
    {
        var silent = new EngineAsk("silent") { Answer = new EngineAnswer { Silent = true } };
        var heard = await EngineRun.PlayAsync(new EngineOptions { Asks = [silent], RequestTimeout = 2 });
        var deaf = await EngineRun.PlayAsync(new EngineOptions { Asks = [silent], RequestTimeout = 2, LossDown = 100 });

        Assert.Equal(("timeout", "offline"), (heard.Asked[0].Status, deaf.Asked[0].Status));
        Assert.True(heard.Asked[0].Error.EndsWith('.') && deaf.Asked[0].Error.EndsWith('.'));
        Assert.Equal(1, heard.End.Kinds["4"]);
    }

    [Fact]
    public async Task News_of_a_topic_reaches_the_project()
    {
        var follow = new EngineAsk("weather") { With = "follow" };
        var payload = Digits(AnswerPayload.OfText("sunny"), isLong: false);
        var run = await EngineRun.PlayAsync(new EngineOptions
        {
            Asks = [new EngineAsk("topic.subscribe") { Answer = Answer(AnswerPayload.OfList(["5", "rainy"]), isLong: false) }, follow],
            HostRate = 4,
            FramesAfter = 10,
            SayAfter = 2,
            Say = [$"905011{payload.Length:D2}{payload}", $"900011{payload.Length:D2}{payload}"],
            RequestTimeout = 2,
        });

        Assert.Equal(["everyone", "weather"], run.End.Topics);
        Assert.Equal(["sunny", "sunny"], run.End.TopicValues);
        Assert.Equal("sunny", run.End.News);
    }

    [Fact]
    public async Task A_topic_never_goes_back_however_its_values_lie_in_the_variables()
    {
        var versions = Enumerable.Range(1, 31).Select(Said).ToArray();
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [Short], Fps = 1, HostRate = 40, SayAfter = 1, Say = versions, FramesAfter = 3 });

        Assert.Equal(Value(31), run.End.TopicValues[0]);
    }

    [Theory]
    [InlineData(10, new[] { 10, 9, 10, 9 })]
    [InlineData(71, new[] { 10, 71, 71, 71, 71, 71, 70 })]
    public async Task Of_versions_that_seem_older_the_one_that_stays_is_news(int last, int[] versions)
    {
        var said = versions.Select(Said).ToArray();
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [Short], SayAfter = 1, SayEvery = 1.2, Say = said, FramesAfter = 10 });

        Assert.Equal(Value(last), run.End.TopicValues[0]);
    }

    [Fact]
    public async Task What_stands_behind_wanted_parts_in_a_value_is_read()
    {
        var silent = new EngineAsk("silent") { Answer = new EngineAnswer { Silent = true } };
        var wantedAndNumber = Enumerable.Repeat("5001020201" + "8001020242", 4).ToArray();
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [Short, silent], SayAfter = 1, SayEvery = 0.5, Say = wantedAndNumber });

        Assert.Equal(("done", "42"), (run.Asked[1].Status, run.Asked[1].Answer));
    }

    [Fact]
    public async Task A_project_that_said_nothing_for_long_says_hello_before_it_trusts_its_tag()
    {
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [Short, Short], IdleAfter = 1, Idle = 400 });

        Assert.All(run.Asked, asked => Assert.Equal("Hello World", asked.Answer));
        Assert.Equal(2, run.End.Kinds["0"]);
    }

    // So long that no two of them share a value.
    private static string Said(int version) => $"900{version:D2}89200{Value(version)}";

    private static string Value(int version) => new($"{version % 10}"[0], 200);

    private static EngineAnswer Answer(AnswerPayload answer, bool isLong) => new() { Digits = Digits(answer, isLong), Long = isLong };

    private static string Digits(AnswerPayload answer, bool isLong) => Encoding.ASCII.GetString(answer.Write(isLong));
}
