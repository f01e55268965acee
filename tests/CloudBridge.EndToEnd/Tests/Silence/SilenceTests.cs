using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Scratch;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Sprites.Languages;
using CloudBridge.TestKit;

namespace CloudBridge.EndToEnd.Tests.Silence;

/// <summary>What a project in a real scratch-vm says when no answer comes: a sentence for each reason, early where it is known early.</summary>
public sealed class SilenceTests
{
    private const int LongTime = 30;

    /// <summary>Seconds after which a project says what can be known early, by its own clock.</summary>
    private const double Early = 3;

    private static readonly EngineNames Names = new();
    private static readonly EngineAsk Ask = new("ping");

    /// <summary>An answer that was written to somebody else, before this project was opened.</summary>
    private static readonly Dictionary<string, string> Old = new() { ["☁ FROM_HOST_1"] = OldValue() };

    [Theory]
    [InlineData(Wire.Cb1)]
    [InlineData(Wire.Compatible)]
    public async Task In_a_project_that_no_bridge_serves_the_project_id_is_doubted(Wire wire)
    {
        using var server = await ServerProcess.StartAsync(["served"]);

        // Players who found nobody leave their questions in the room.
        for (var visit = 0; visit < 2; visit++)
        {
            var asked = await AskAsync(new() { Wire = wire, Cloud = server.CloudAddress, Room = "wrong", RequestTimeout = LongTime });

            Assert.Equal(("offline", Names.UnservedSentence), (asked.Status, asked.Error));
            Assert.InRange(asked.Seconds, 0, Early);
        }
    }

    [Theory]
    [InlineData(Wire.Cb1)]
    [InlineData(Wire.Compatible)]
    public async Task In_a_room_that_the_bridge_joins_for_its_first_player_nothing_is_doubted(Wire wire)
    {
        using var server = await ServerProcess.StartAsync(["game-*"]);

        Assert.Equal("done", (await AskAsync(new() { Wire = wire, Cloud = server.CloudAddress, Room = "game-7" })).Status);
    }

    [Fact]
    public async Task Where_nothing_comes_from_the_cloud_its_address_is_doubted_early()
    {
        var asked = await AskAsync(new() { LossDown = 100, RequestTimeout = LongTime });

        Assert.Equal(("offline", Names.OfflineSentence), (asked.Status, asked.Error));
        Assert.InRange(asked.Seconds, 2.5, Early);
    }

    [Fact]
    public async Task Where_nothing_comes_from_the_cloud_the_other_format_which_has_no_greeting_waits_for_its_whole_time()
    {
        var asked = await AskAsync(new() { Wire = Wire.Compatible, LossDown = 100, LossUp = 100, RequestTimeout = 4 });

        Assert.Equal(("offline", Names.OfflineSentence), (asked.Status, asked.Error));
        Assert.InRange(asked.Seconds, 4, 5);
    }

    [Theory]
    [InlineData(Wire.Cb1, 0, Early)]
    [InlineData(Wire.Compatible, LongTime, LongTime + 1)]
    public async Task A_sprite_in_a_project_without_cloud_variables_names_those_it_needs(Wire wire, double from, double to)
    {
        var asked = await AskAsync(new() { Wire = wire, ImportsSprite = true, LossUp = 100, RequestTimeout = LongTime });

        Assert.Equal(("offline", string.Format(null, Names.VariablesSentence, "☁ TO_HOST", "☁ FROM_HOST_1")), (asked.Status, asked.Error));
        Assert.InRange(asked.Seconds, from, to);
    }

    [Theory]
    [InlineData(Wire.Cb1, 0, Early)]
    [InlineData(Wire.Compatible, LongTime, LongTime + 1)]
    public async Task Where_the_cloud_has_values_and_nobody_answers_the_server_is_said_to_be_away(Wire wire, double from, double to)
    {
        var asked = await AskAsync(new() { Wire = wire, LossDown = 100, LossUp = 100, Snapshot = Old, RequestTimeout = LongTime });

        Assert.Equal(("offline", Names.AwaySentence), (asked.Status, asked.Error));
        Assert.InRange(asked.Seconds, from, to);
    }

    [Theory]
    [InlineData(Wire.Cb1)]
    [InlineData(Wire.Compatible)]
    public async Task Where_the_bridge_has_no_place_for_one_more_room_it_is_said_to_be_away(Wire wire)
    {
        using var server = await ServerProcess.StartAsync(["game-*"], "--Cloud:Embedded:MaxPatternRooms=1");
        await using var player = await CloudSocket.JoinAsync(server.CloudAddress, "game-1");

        var asked = await AskAsync(new() { Wire = wire, Cloud = server.CloudAddress, Room = "game-2", RequestTimeout = LongTime });

        Assert.Equal(("offline", Names.AwaySentence), (asked.Status, asked.Error));
        Assert.InRange(asked.Seconds, 0, Early);
    }

    [Theory]
    [InlineData(Wire.Cb1, 0, Early)]
    [InlineData(Wire.Compatible, 4, 5)]
    public async Task A_bridge_elsewhere_that_has_left_is_said_to_be_away_by_what_it_left_behind(Wire wire, double from, double to)
    {
        using var cloud = await ServerProcess.StartAsync(["other"]);
        using (var bridge = await ServerProcess.StartAsync(["1"], "--Cloud:Embedded:Kind=Custom", $"--Cloud:Embedded:Url={cloud.CloudAddress}"))
        {
            Assert.Equal("done", (await AskAsync(new() { Wire = wire, Cloud = cloud.CloudAddress })).Status);
            await bridge.StopAsync();
        }

        var asked = await AskAsync(new() { Wire = wire, Cloud = cloud.CloudAddress, RequestTimeout = 4 });

        Assert.Equal(("offline", Names.AwaySentence), (asked.Status, asked.Error));
        Assert.InRange(asked.Seconds, from, to);
    }

    [Theory]
    [InlineData(Wire.Cb1, 0, Early)]
    [InlineData(Wire.Compatible, 4, 5)]
    public async Task Values_that_were_saved_with_the_project_are_no_sign_of_the_cloud(Wire wire, double from, double to)
    {
        var asked = await AskAsync(new() { Wire = wire, LossDown = 100, LossUp = 100, Snapshot = Old, RequestTimeout = 4, ReloadAfter = 1 }, count: 2);

        Assert.Equal(("offline", Names.OfflineSentence), (asked.Status, asked.Error));
        Assert.InRange(asked.Seconds, from, to);
    }

    [Fact]
    public async Task A_hidden_tab_that_looks_once_a_second_is_given_its_whole_time()
    {
        var asked = await AskAsync(new() { LossDown = 100, Fps = 1, RequestTimeout = 6 });

        Assert.Equal(("offline", Names.OfflineSentence), (asked.Status, asked.Error));
        Assert.InRange(asked.Seconds, 6, 10);
    }

    [Fact]
    public async Task A_server_at_work_that_says_nothing_to_this_project_is_waited_for()
    {
        var topic = Enumerable.Range(1, 12).Select(version => $"900{version:D2}802" + "42").ToArray();
        var asked = await AskAsync(new() { LossUp = 100, Say = topic, SayEvery = 0.4, RequestTimeout = 5 });

        Assert.Equal(("timeout", Names.TimeoutSentence), (asked.Status, asked.Error));
        Assert.InRange(asked.Seconds, 5, 6);
    }

    private static async Task<EngineEvent> AskAsync(EngineOptions options, int count = 1)
    {
        var run = await EngineRun.PlayAsync(options with { Asks = [.. Enumerable.Repeat(Ask, count)] });
        return run.Asked[^1];
    }

    private static string OldValue()
    {
        var value = "10990010142000"u8.ToArray();
        CheckDigits.Write(value);
        return System.Text.Encoding.ASCII.GetString(value);
    }
}
