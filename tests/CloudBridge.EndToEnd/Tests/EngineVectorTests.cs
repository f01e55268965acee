using System.Text.Json.Nodes;
using CloudBridge.EndToEnd.Drivers;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>The blocks of the engine read all answers of the vectors, and write requests as the specification has it.</summary>
public sealed class EngineVectorTests
{
    private const int ShortestOfTheLong = 500;
    private const int LongestEntry = 999;

    [Fact]
    public async Task Every_answer_of_the_vectors_is_read_by_the_blocks()
    {
        var vectors = Read("cb1-answer.json").Where(vector => vector["error"] is null && Travels(vector)).ToArray();
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [.. vectors.Select(Ask)], Timeout = 120 });

        Assert.True(vectors.Length > 50, $"Only {vectors.Length} vectors were found.");
        Assert.Equal(vectors.Length, run.Asked.Count);
        Assert.All(vectors.Zip(run.Asked), pair => Check(pair.First, pair.Second));
        Assert.Equal((0, 0), (run.End.Open, run.End.Left));
        Assert.Empty(run.End.Warnings);
    }

    [Fact]
    public async Task A_damaged_answer_is_asked_for_again_and_then_fails()
    {
        var vectors = Read("cb1-answer.json").Where(vector => (string)vector["name"]! is "beyond the choices" or "a long answer with a wrong length" or "half a pair").ToArray();
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [.. vectors.Select(Ask)] });

        Assert.Equal(3, vectors.Length);
        Assert.All(run.Asked, asked => Assert.Equal("failed", asked.Status));
        Assert.Equal(3 * vectors.Length, run.End.Heard.Count);
        Assert.Equal((0, 0), (run.End.Open, run.End.Left));
    }

    [Fact]
    public async Task Requests_arrive_as_they_were_written()
    {
        string[][] requests =
        [
            ["ping"], ["echo", "Hello World"], ["echo", ""], ["echo", "007", "-1.50", "a|b"], ["echo", "ÄÖÜ äöü ß ÀàÉé Ññ Ÿÿ"], ["echo", "ΑΩαωΆά Жж Ёё Ґґ Աա"],
            ["echo", "日本語 한국어 العربية עברית"], ["echo", "😀🎉\U0010FFFF"], ["echo", "^`|~\\\t\u00A0\uFFFD"], ["echo", new string('w', 1000)],
        ];
        var run = await EngineRun.PlayAsync(new EngineOptions
        {
            Asks = [.. requests.Select(request => new EngineAsk(request[0], request[1..]) { Answer = new EngineAnswer { Number = "1" } })],
        });

        Assert.Equal(requests.Select(request => request[1..]), run.End.Heard.Select(heard => heard.Arguments));
        Assert.Equal(requests.Select(request => request[0]), run.End.Heard.Select(heard => heard.Name));
    }

    [Fact]
    public async Task The_table_of_characters_survives_saving_and_loading()
    {
        var vector = Read("cb1-answer.json").Single(item => (string)item["name"]! == "far planes");
        var run = await EngineRun.PlayAsync(new EngineOptions { Asks = [Ask(vector)], SaveFirst = true });

        Check(vector, run.Asked[0]);
    }

    // An entry holds 999 digits; more go as a long answer, which ends otherwise.
    private static bool Travels(JsonNode vector) => (bool)vector["long"]! || ((string)vector["payload"]!).Length <= LongestEntry;

    // Parts of few digits, so that they end in the middle of what is read.
    private static EngineAsk Ask(JsonNode vector)
    {
        var digits = (string)vector["payload"]!;
        var isLong = (bool)vector["long"]!;
        var cut = digits.Length > ShortestOfTheLong ? 240 : 7;
        return new EngineAsk((string)vector["name"]!) { Answer = new EngineAnswer { Digits = digits, Long = isLong, Cut = cut } };
    }

    private static void Check(JsonNode vector, EngineEvent asked)
    {
        var status = (string)vector["status"]!;
        var values = Values(vector).Select(Loaded).ToArray();
        Assert.Equal((vector["name"]!.ToString(), status), (asked.Request, asked.Status));
        if (status == "done")
        {
            Assert.Equal(values, asked.List);
            Assert.Equal(values.FirstOrDefault(""), asked.Answer);
        }
        else
        {
            Assert.Equal(values.FirstOrDefault(""), asked.Error);
        }
    }

    private static IEnumerable<string> Values(JsonNode vector) => vector["list"] is JsonArray list
        ? list.Select(Value)
        : new[] { vector["text"], vector["number"] }.OfType<JsonNode>().Select(Value);

    private static string Value(JsonNode? item) => item switch
    {
        null => "",
        JsonObject value => (string?)(value["text"] ?? value["number"]) ?? "",
        _ => (string)item!,
    };

    // Scratch takes backspaces out of projects, so the table has a space in their place.
    private static string Loaded(string text) => text.Replace('\b', ' ');

    private static IReadOnlyList<JsonNode> Read(string file) =>
        [.. JsonNode.Parse(File.ReadAllText(Path.Combine(Places.VectorDirectory, file)))!.AsArray().Select(vector => vector!)];
}
