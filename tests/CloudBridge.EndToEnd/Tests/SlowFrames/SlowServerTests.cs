using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch;
using CloudBridge.Sprites.Compatible;
using Xunit.Abstractions;

namespace CloudBridge.EndToEnd.Tests.SlowFrames;

/// <summary>Projects with long frames ask the real server, in both formats.</summary>
public sealed class SlowServerTests(ITestOutputHelper output)
{
    private const string AllScripts = "naïve Ünïcödé ÀàŸÿß ΑΒΓαβγ ЖЗИжзи Ґґ Աա 日本語 한국어 עברית العربية 😀🎉 ^`|~\\ <>{}[]";

    private static readonly string Alphabet = CharacterCostumes.Characters.Replace("&", "", StringComparison.Ordinal);

    // About 1, 3, 10 and 60 values of 256 digits.
    private static readonly int[] Lengths = [150, 700, 2800, 17_000];

    [Theory]
    [InlineData(30)]
    [InlineData(5)]
    [InlineData(1)]
    public async Task On_a_slow_cloud_answers_of_any_length_come_whole_at_any_rate_of_frames(int fps)
    {
        using var server = await ServerProcess.StartAsync([ServerFixture.Room], ServerProcess.SlowCloud);
        var run = await PlayAsync(server, Wire.Cb1, fps, [.. Lengths.Select(length => new EngineAsk("big", $"{length}"))]);

        Assert.Equal(Lengths.Select(LongText.Of), run.Asked.Select(asked => asked.Answer));
        Tell(fps, run);
    }

    [Theory]
    [InlineData(Wire.Cb1, 5)]
    [InlineData(Wire.Cb1, 1)]
    [InlineData(Wire.Compatible, 5)]
    [InlineData(Wire.Compatible, 1)]
    public async Task Every_character_and_long_answers_come_as_they_are_at_any_rate_of_frames(Wire wire, int fps)
    {
        using var server = await ServerProcess.StartAsync([ServerFixture.Room]);
        var characters = wire is Wire.Cb1 ? AllScripts : Alphabet;
        var run = await PlayAsync(server, wire, fps, [new EngineAsk("echo", characters), new EngineAsk("lines", "300"), new EngineAsk("big", "20000")]);

        Assert.Equal(characters, run.Asked[0].Answer);
        Assert.Equal(Enumerable.Range(1, 300).Select(line => $"line {line}"), run.Asked[1].List);
        Assert.Equal(LongText.Of(20_000), run.Asked[2].Answer);
    }

    private static Task<EngineRun> PlayAsync(ServerProcess server, Wire wire, int fps, IReadOnlyList<EngineAsk> asks) => EngineRun.PlayAsync(new EngineOptions
    {
        Asks = asks,
        Cloud = server.CloudAddress,
        Room = ServerFixture.Room,
        Wire = wire,
        Fps = fps,
        Timeout = 150,
    });

    private void Tell(int fps, EngineRun run)
    {
        var before = new EngineEvent("asked");
        foreach (var (length, asked) in Lengths.Zip(run.Asked))
        {
            output.WriteLine($"{fps} steps a second, {length} characters: {asked.Seconds:F1} s, "
                + $"requests {Of(asked, "1") - Of(before, "1")}, words about gaps {Of(asked, "2") - Of(before, "2")}");
            before = asked;
        }
    }

    private static int Of(EngineEvent asked, string kind) => asked.Written.GetValueOrDefault(kind);
}
