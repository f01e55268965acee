using System.Text;
using CloudBridge.EndToEnd.Drivers;
using CloudBridge.Protocol.Cb1.Payloads;
using Xunit.Abstractions;

namespace CloudBridge.EndToEnd.Tests.SlowFrames;

/// <summary>The blocks of the engine where frames are long, as in a hidden tab or beside heavy scripts.</summary>
public sealed class SlowEngineTests(ITestOutputHelper output)
{
    private const int Characters = 20_000;
    private const int Timeout = 3;
    private const string AllScripts = "naïve Ünïcödé ÀàŸÿß ΑΒΓαβγ ЖЗИжзи Ґґ Աա 日本語 한국어 עברית العربية 😀🎉 ^`|~\\ <>{}[]\n";

    public static TheoryData<string, string> LongTexts => new()
    {
        { "Latin", LongText.Of(Characters) },
        { "kanji", string.Concat(Enumerable.Range(0, Characters).Select(n => (char)(0x4E00 + (n * 7919 % 0x5000)))) },
    };

    // It takes longer to read than the project waits for a word.
    [Theory]
    [MemberData(nameof(LongTexts))]
    public async Task In_a_hidden_tab_an_answer_whose_digits_are_there_is_read_to_its_end(string name, string text)
    {
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [Ask(name, text)], Fps = 1, HostRate = 40, RequestTimeout = Timeout, Timeout = 120 });

        output.WriteLine($"{name}: {run.Asked[0].Seconds:F1} s");
        Assert.True(run.Asked[0].Seconds > Timeout, $"It took {run.Asked[0].Seconds} s only.");
        Assert.Equal(("done", text), (run.Asked[0].Status, run.Asked[0].Answer));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(1)]
    public async Task Long_texts_of_all_scripts_are_read_right_over_many_frames(int fps)
    {
        var text = string.Concat(Enumerable.Repeat(AllScripts, 100));
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [Ask("one", text), Ask("another", text[1..])], Fps = fps, HostRate = 40, Timeout = 120 });

        Assert.Equal([text, text[1..]], run.Asked.Select(asked => asked.Answer));
    }

    [Fact]
    public async Task A_request_of_more_parts_than_the_project_waits_seconds_is_not_given_up_while_it_is_written()
    {
        var ask = new EngineAsk("echo", LongText.Of(1500)) { Answer = new EngineAnswer { Number = "1" } };
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [ask], Fps = 1, RequestTimeout = 5 });

        Assert.Equal(("done", "1"), (run.Asked[0].Status, run.Asked[0].Answer));
        Assert.True(run.End.Kinds["1"] > 10, $"It took {run.End.Kinds["1"]} parts.");
    }

    [Fact]
    public async Task In_a_hidden_tab_a_request_gets_between_the_hellos_to_a_server_that_is_not_there()
    {
        var ask = new EngineAsk("silent") { Answer = new EngineAnswer { Silent = true } };
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [ask], Fps = 0.8, LossDown = 100, RequestTimeout = 4 });

        Assert.Equal("offline", run.Asked[0].Status);
        Assert.True(run.End.Kinds.GetValueOrDefault("1") > 0, "The request was never written.");
    }

    private static EngineAsk Ask(string name, string text) =>
        new(name) { Answer = new EngineAnswer { Digits = Encoding.ASCII.GetString(AnswerPayload.OfText(text).Write(true)), Long = true, Cut = 2000 } };
}
