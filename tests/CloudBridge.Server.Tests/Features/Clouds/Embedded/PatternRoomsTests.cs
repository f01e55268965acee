using System.Text;
using CloudBridge.Hosting;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.TestKit;
using Xunit.Abstractions;

namespace CloudBridge.Server.Tests.Features.Clouds.Embedded;

/// <summary>Rooms that a pattern of the configuration matches, on real sockets.</summary>
public sealed class PatternRoomsTests(ITestOutputHelper output)
{
    private static readonly RequestId Id = RequestId.Parse("123450");

    [Fact]
    public async Task What_a_player_asks_in_its_very_first_message_in_a_fresh_room_is_answered()
    {
        await using var server = await StartAsync();
        for (var room = 0; room < 20; room++)
        {
            var began = TimeProvider.System.GetTimestamp();
            await using var player = await CloudSocket.ConnectAsync(server.Cloud);
            await player.SendAsync(Handshake($"room-{room}") + CloudSocket.SetLine("TO_HOST", $"\"{Ping()}\""));
            Assert.StartsWith(Encoding.ASCII.GetString(RequestText.Encode("pong")), await AnswerAsync(player), StringComparison.Ordinal);
            output.WriteLine($"room-{room}: {TimeProvider.System.GetElapsedTime(began).TotalMilliseconds:0.0} ms from the connecting of the player to its answer");
        }
    }

    [Fact]
    public async Task A_request_of_a_game_that_is_over_is_not_run_when_the_room_is_played_again()
    {
        var ran = new SignalLog<string>();
        await using var server = await StartAsync(settings => settings["Cloud:Own:MaxPatternRooms"] = "1", bridge => bridge.MapRequest("mark", (string game) =>
        {
            ran.Add(game);
            return "ok";
        }));
        await using (var first = await CloudSocket.JoinAsync(server.Cloud, "room-1"))
        {
            await first.SetAsync("TO_HOST", Request("mark", "first"));
            await AnswerAsync(first);
            await first.CloseAsync();
        }

        // The one place is needed by another room, so the first one is left although its values stay.
        await using (var between = await CloudSocket.JoinAsync(server.Cloud, "room-2"))
        {
            await between.SetAsync("TO_HOST", Request("mark", "between"));
            await AnswerAsync(between);
            await between.CloseAsync();
        }

        var again = await server.JoinAsync("room-1");
        Assert.Equal("ok", (await again.AskAsync("mark", ["second"], Limits.Patience)).Items.Single());
        Assert.Equal(["first", "between", "second"], ran.Items);
    }

    [Fact]
    public async Task Rooms_that_no_pattern_matches_get_no_answers_and_named_projects_are_there_from_the_start()
    {
        await using var server = await StartAsync(settings => settings["Cloud:Own:Projects"] = "demo,room-*");
        await server.JoinAsync("Room-1");
        await server.JoinAsync("room-1");
        Assert.Equal("pong", (await server.AskInAsync("room-1")).Items.Single());
        Assert.Equal("pong", (await server.AskInAsync("demo")).Items.Single());
        Assert.Equal(["demo", "room-1"], server.Get<ICloudBridgeStatus>().Projects.Select(project => project.Project));
    }

    [Fact]
    public async Task A_flood_of_made_up_rooms_takes_no_more_places_than_there_are_and_harms_no_room_with_players()
    {
        const int Most = 8;
        await using var server = await StartAsync(settings => (settings["Cloud:Own:Projects"], settings["Cloud:Own:MaxPatternRooms"]) = ("demo,room-*", $"{Most}"));
        var real = await server.JoinAsync("room-real");
        Assert.Equal("pong", (await real.AskAsync("ping", [], Limits.Patience)).Items.Single());
        var status = server.Get<ICloudBridgeStatus>();
        for (var i = 0; i < 400; i++)
        {
            await using (await CloudSocket.JoinAsync(server.Cloud, $"room-{i}"))
            {
                Assert.InRange(status.Projects.Count, 1, Most + 1);
            }
        }

        Assert.Equal("pong", (await real.AskAsync("ping", [], Limits.Patience)).Items.Single());
        Assert.Equal("pong", (await server.AskInAsync("demo")).Items.Single());
        Assert.Contains(status.Projects, project => project is { Project: "room-real", State: ProjectState.Live });

        var late = await server.JoinAsync("room-late");
        Assert.Equal("pong", (await late.AskAsync("ping", [], Limits.Patience)).Items.Single());
    }

    [Fact]
    public async Task Rooms_with_odd_ids_are_served_as_any_other_where_a_pattern_matches_all()
    {
        string[] ids = ["demo", "Own/demo", "..", "a\"b\\c", "../../etc", "<b>", "{0}", "%00", "*", "?", " ", "\u202Eab", "☁\U0001F600", new string('x', 999)];
        await using var server = await StartAsync(settings => settings["Cloud:Own:Projects"] = "*");

        var answered = await Task.WhenAll(ids.Select(async id => (await (await server.JoinAsync(id)).AskAsync("ping", [], Limits.Patience)).Items is ["pong"] ? id : "nothing for " + id));

        Assert.Equal(ids, answered);
        Assert.Equal(ids.Order(StringComparer.Ordinal), server.Get<ICloudBridgeStatus>().Projects.Select(project => project.Project).Order(StringComparer.Ordinal));
        Assert.True((await server.Http.GetAsync(new Uri("/", UriKind.Relative))).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_room_costs_the_bridge_little_and_nothing_when_it_has_been_left()
    {
        const int Rooms = 200;
        await using var server = await StartAsync(settings => (settings["Cloud:Own:MaxPatternRooms"], settings["Serilog:MinimumLevel:Default"]) = ($"{Rooms}", "Warning"));
        var warm = await PlayersAsync(server, "room-w", 20);
        var none = await PlayersAsync(server, "other-", Rooms);
        var before = Used();
        var players = await PlayersAsync(server, "room-", Rooms - 20);
        await ReachAsync(() => server.Get<ICloudBridgeStatus>().Projects.Count(project => project.State == ProjectState.Live) == Rooms);
        var bytes = (Used() - before) / (Rooms - 20);
        output.WriteLine($"{bytes:N0} bytes for a room with one player, its two sockets and the bridge");
        Assert.InRange(bytes, 0, 250_000);
        await CloseAsync([.. warm, .. none, .. players]);
    }

    [Fact]
    public async Task A_pattern_alone_is_ready_at_once_and_is_shown_on_the_page_and_in_what_to_try()
    {
        await using var server = await StartAsync();
        await server.JoinAsync("room-7");
        await server.AskInAsync("room-7");
        server.Http.DefaultRequestHeaders.Add("Accept", "text/html");
        var page = await server.Http.GetStringAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("Rooms <code>room-*</code> on Own", page, StringComparison.Ordinal);
        Assert.Contains("1 of 1000 now", page, StringComparison.Ordinal);
        Assert.Contains("--project room-1<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("room-7", page, StringComparison.Ordinal);
        Assert.True((await server.Http.GetAsync(new Uri("/readyz", UriKind.Relative))).IsSuccessStatusCode);
    }

    private static Task<RunningServer> StartAsync(Action<Dictionary<string, string>>? configure = null, Action<ICloudBridgeBuilder>? map = null) => RunningServer.StartAsync(
        settings =>
        {
            settings["Cloud:Own:Projects"] = "room-*";
            configure?.Invoke(settings);
        },
        map);

    private static string Handshake(string project) => $$"""{"method":"handshake","user":"player","project_id":"{{project}}"}""" + "\n";

    private static string Ping() => Request("ping");

    private static string Request(string name, params ReadOnlySpan<string> arguments)
    {
        var packets = new RequestPackets(RequestText.Encode(name, arguments), Id);
        var value = new byte[packets.MaxValueLength];
        return Encoding.ASCII.GetString(value, 0, packets.Write(1, value));
    }

    private static async Task<string> AnswerAsync(CloudSocket player)
    {
        while (true)
        {
            if (await player.NextAsync() is { Method: "set" } message && message.Name.Contains("FROM_HOST", StringComparison.Ordinal))
            {
                return message.Value;
            }
        }
    }

    private static async Task<CloudSocket[]> PlayersAsync(RunningServer server, string prefix, int count)
    {
        var players = new CloudSocket[count];
        for (var i = 0; i < count; i++)
        {
            players[i] = await CloudSocket.JoinAsync(server.Cloud, $"{prefix}{i}");
        }

        return players;
    }

    private static async Task CloseAsync(CloudSocket[] players)
    {
        foreach (var player in players)
        {
            await player.DisposeAsync();
        }
    }

    private static async Task ReachAsync(Func<bool> isReached)
    {
        using var patience = new CancellationTokenSource(Limits.Patience);
        while (!isReached())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static long Used()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
