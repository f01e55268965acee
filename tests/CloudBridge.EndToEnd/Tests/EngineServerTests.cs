using System.Text;
using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>The blocks of the engine in a real scratch-vm ask the real server in CB1.</summary>
public sealed class EngineServerTests(ServerFixture fixture) : IClassFixture<ServerFixture>
{
    private const int LongAnswer = 20_000;
    private const string AllScripts = "naïve Ünïcödé ÀàŸÿß ΑΒΓαβγ ЖЗИжзи Ґґ Աա 日本語 한국어 עברית العربية 😀🎉 ^`|~\\ <>{}[]";

    [Fact]
    public async Task Texts_of_all_scripts_come_back_as_they_went()
    {
        var run = await PlayAsync(new EngineAsk("echo", AllScripts), new EngineAsk("echo", ""), new EngineAsk("echo", "007"), new EngineAsk("add", "2", "-5"));

        Assert.Equal([AllScripts, "", "007", "-3"], run.Asked.Select(asked => asked.Answer));
        Assert.All(run.Asked, asked => Assert.Equal("done", asked.Status));
    }

    /// <summary>Letters that have a capital or are one, each beside those that Scratch finds equal to it; and some that are found by number alone.</summary>
    [Fact]
    public async Task Every_letter_comes_back_in_its_own_case()
    {
        var letters = Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(code => new Rune(code))
            .Where(letter => Rune.ToLowerInvariant(letter) != letter || Rune.ToUpperInvariant(letter) != letter)
            .OrderBy(Rune.ToLowerInvariant).Select(letter => letter.ToString()).ToArray();
        string[] texts = ["Ḥasan Ṣāliḥ ＡＢＣａｂｃ Ⅲⅲ ⓐⒶ Kkk Åå Ωω Σσς ϴθϑ ẞß ǅǆǄ İiıI Აა Ꭰꭰ 𝐀𝐚𝐁𝐛", .. letters.Chunk(500).Select(some => string.Concat(some))];
        var run = await PlayAsync([.. texts.Select(text => new EngineAsk("echo", text))]);

        Assert.All(texts.Zip(run.Asked), pair => Assert.True(pair.First == pair.Second.Answer, Difference(pair.First, pair.Second)));
        Assert.True(texts.Sum(text => text.Length) > 3200);
        Assert.All(["𐐀𐐨", "𐒰𐓘", "𐕰𐖗", "𐲀𐳀", "𑢠𑣀", "𖹀𖹠", "𞤀𞤢"], pair => Assert.Contains(pair, string.Concat(letters), StringComparison.Ordinal));
    }

    private static string Difference(string text, EngineEvent answer)
    {
        var at = text.Zip(answer.Answer).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{answer.Status} {answer.Error}: {answer.Answer.Length} of {text.Length} letters, the first that differs is {at}: '{text[at..].FirstOrDefault()}', '{answer.Answer[at..].FirstOrDefault()}'";
    }

    [Theory]
    [InlineData(Wire.Cb1)]
    [InlineData(Wire.Compatible)]
    public async Task A_text_that_only_resembles_what_the_list_holds_is_one_argument(Wire wire)
    {
        EngineAsk[] asks =
        [
            new("echo", "hello", "You") { With = "ask text", Text = "hello you" },
            new("echo", "5", "6") { With = "ask text", Text = "5" },
            new("echo", "5") { With = "ask text", Text = "5.0" },
            new("echo", "A", "b") { With = "ask text", Text = "aB" },
            new("echo", "hello", "You"),
            new("echo", "A", "b"),
        ];
        var run = await EngineRun.PlayAsync(Options(asks) with { Wire = wire });

        Assert.Equal(["hello you", "5", "5.0", "aB", "hello&You", "A&b"], run.Asked.Select(asked => asked.Answer));
    }

    [Fact]
    public async Task Lists_long_texts_and_long_arguments_arrive_whole()
    {
        var argument = new string('w', 1000);
        var run = await PlayAsync(new EngineAsk("lines", "300"), new EngineAsk("big", $"{LongAnswer}"), new EngineAsk("echo", argument));

        Assert.Equal(Enumerable.Range(1, 300).Select(line => $"line {line}"), run.Asked[0].List);
        Assert.Equal(LongAnswer, run.Asked[1].Answer.Length);
        Assert.Equal(argument, run.Asked[2].Answer);
    }

    [Fact]
    public async Task A_request_that_does_not_exist_leaves_a_sentence()
    {
        var run = await PlayAsync(new EngineAsk("frobnicate", "1"));

        Assert.Equal("not found", run.Asked[0].Status);
        Assert.Contains(' ', run.Asked[0].Error);
    }

    [Fact]
    public async Task Requests_are_answered_though_thirty_percent_of_all_values_get_lost()
    {
        var asks = Enumerable.Range(1, 20).Select(number => new EngineAsk("echo", $"lost and found {number}")).Append(new EngineAsk("big", "3000"));
        var run = await EngineRun.PlayAsync(Options([.. asks]) with { LossDown = 30, LossUp = 30, Timeout = 100 });

        Assert.Equal(Enumerable.Range(1, 20).Select(number => $"lost and found {number}"), run.Asked.Take(20).Select(asked => asked.Answer));
        Assert.Equal(3000, run.Asked[20].Answer.Length);
        Assert.True(run.End.Lost > 10, $"Only {run.End.Lost} values were lost.");
    }

    [Fact]
    public async Task Two_projects_in_one_room_with_clones_are_kept_apart()
    {
        var asks = Enumerable.Repeat(new EngineAsk("echo"), 5).ToArray();
        var both = await Task.WhenAll(
            EngineRun.PlayAsync(Options(asks) with { Clones = 10 }),
            EngineRun.PlayAsync(Options(asks) with { Clones = 10, Variables = 3, Client = "turbowarp" }));

        Assert.All(both, run => Assert.Equal(50, run.Asked.Count));
        Assert.All(both.SelectMany(run => run.Asked), asked => Assert.Equal((asked.Request, "done"), (asked.Answer, asked.Status)));
    }

    [Fact]
    public async Task A_server_that_crashes_and_starts_again_is_found_again()
    {
        using var server = await ServerProcess.StartAsync([ServerFixture.Room]);
        var options = Options([new EngineAsk("ping"), new EngineAsk("big", "5000"), new EngineAsk("ping")]) with
        {
            Cloud = server.CloudAddress,
            RequestTimeout = 60,
            Timeout = 90,
        };
        var run = await EngineRun.PlayAsync(options, async asked =>
        {
            if (asked == 1)
            {
                await server.CrashAsync();
                await server.StartAgainAsync();
            }
        });

        Assert.Equal(["pong", "pong"], [run.Asked[0].Answer, run.Asked[2].Answer]);
        Assert.Equal(5000, run.Asked[1].Answer.Length);
    }

    private Task<EngineRun> PlayAsync(params EngineAsk[] asks) => EngineRun.PlayAsync(Options(asks));

    private EngineOptions Options(IReadOnlyList<EngineAsk> asks) =>
        new() { Asks = asks, Cloud = fixture.Server.CloudAddress, Room = ServerFixture.Room };
}
