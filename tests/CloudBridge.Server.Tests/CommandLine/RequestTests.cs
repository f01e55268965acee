using System.Net;
using System.Net.Sockets;
using CloudBridge.CloudServer;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Server.Tests.CommandLine;

public sealed class RequestTests : IAsyncLifetime, IDisposable
{
    private readonly Cli _cli = new();
    private RunningServer _server = null!;

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task An_answer_is_printed_with_status_list_and_time()
    {
        Assert.Equal(0, await AskAsync("lines", "2"));

        Assert.Matches(@"^done, 2 items, \d+\.\d ms\n  line 1\n  line 2\n$", _cli.Out.ToString());
        Assert.Empty(_cli.Error.ToString());
    }

    [Fact]
    public async Task Negative_numbers_are_arguments()
    {
        Assert.Equal(0, await AskAsync("add", "-5", "3"));

        Assert.Contains("  -2\n", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_there_is_one_document()
    {
        Assert.Equal(0, await AskAsync("add", "20", "22", "--json"));

        Assert.Equal("done", _cli.Json.GetProperty("status").GetString());
        Assert.Equal("42", Assert.Single(_cli.Json.GetProperty("items").EnumerateArray()).GetString());
        Assert.True(_cli.Json.GetProperty("isNumber").GetBoolean());
        Assert.Equal(1, _cli.Json.GetProperty("parts").GetInt32());
        Assert.True(_cli.Json.GetProperty("milliseconds").GetDouble() > 0);
    }

    [Fact]
    public async Task A_failed_request_ends_with_1_and_its_sentence()
    {
        Assert.Equal(1, await AskAsync("nonsense"));

        Assert.Contains("no such request", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_cli.Out.ToString());
    }

    [Theory]
    [InlineData("compatible")]
    [InlineData("cb1")]
    public async Task A_project_that_no_bridge_serves_is_told_long_before_the_time_is_over(string wire)
    {
        Assert.Equal(1, await AskAsync("ping", "--project", "elsewhere", "--timeout", "3600", "--json", "--wire", wire));

        Assert.Equal("timeout", _cli.Json.GetProperty("status").GetString());
        Assert.Contains($"No bridge serves project elsewhere on {_server.Cloud}. Check the id given with --project.", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_an_answer_stands_and_nobody_gives_another_the_bridge_is_said_to_be_away()
    {
        await using var player = await JoinAsync("left");
        await player.SetAsync("FROM_HOST_1", "42");

        Assert.Equal(1, await AskAsync("ping", "--project", "left", "--timeout", "1"));

        Assert.Contains($"No answer within 1 s. In project left on {_server.Cloud} answers were written before: the bridge is away or busy.", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_other_variables_are_than_those_that_were_asked_they_are_named()
    {
        Assert.Equal(1, await AskAsync("ping", "--project", "demo", "--timeout", "1", "--request-variable", "UP", "--answer-variables", "DOWN"));
        await using var player = await JoinAsync("renamed");
        await player.SetAsync("score", "42");
        Assert.Equal(1, await AskAsync("ping", "--project", "renamed", "--timeout", "1", "--request-variable", "UP", "--answer-variables", "DOWN"));

        var said = _cli.Error.ToString();
        Assert.Contains("In project demo on ", said, StringComparison.Ordinal);
        Assert.Contains("nobody has ever answered", said, StringComparison.Ordinal);
        Assert.Contains($"In project renamed on {_server.Cloud} are other variables: ☁ score.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_was_ever_written_the_project_id_is_doubted()
    {
        await using var cloud = await CloudServerHost.StartAsync(new() { Port = 0 }, NullLoggerFactory.Instance, TimeProvider.System);

        Assert.Equal(1, await _cli.RunAsync("request", "ping", "--cloud", cloud.Url.ToString(), "--timeout", "1"));

        Assert.Contains("nobody has ever answered. Check the id given with --project, and whether a bridge is connected there.", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_of_ours_whose_bridge_is_away_is_told_apart_from_one_that_is_not_served()
    {
        var away = new CloudOptions { Projects = { "mine", "game-*" } };
        await using var cloud = await CloudServerHost.StartAsync(new() { Port = 0 }, NullLoggerFactory.Instance, TimeProvider.System);
        cloud.AbsentHosts = AbsentBridge.RulesFor([away]);
        foreach (var project in (string[])["mine", "game-7", "yours"])
        {
            Assert.Equal(1, await _cli.RunAsync("request", "ping", "--cloud", cloud.Url.ToString(), "--project", project));
        }

        Assert.Equal(
            [$"The bridge that serves project mine on {cloud.Url} is away. Its log says why.", $"The bridge that serves project game-7 on {cloud.Url} is away. Its log says why.", $"No bridge serves project yours on {cloud.Url}. Check the id given with --project."],
            _cli.Error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Characters_and_separators_that_do_not_travel_are_named()
    {
        Assert.Equal(0, await AskAsync("echo", "a{b", "c&d"));

        Assert.Contains("no code for it: {", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("An & separates arguments", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("  ab&c&d\n", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_CB1_every_character_travels()
    {
        Assert.Equal(0, await AskAsync("echo", "a{b ☁ 日本", "c&d", "--wire", "cb1"));

        Assert.Empty(_cli.Error.ToString());
        Assert.Contains("a{b ☁ 日本", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("c&d", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_an_answer_nor_a_fault_nor_the_log_of_the_server_moves_the_terminal()
    {
        Assert.Equal(0, await AskAsync("echo", "a\u001B[2J\u202Eb", "--wire", "cb1"));
        Assert.Equal(1, await AskAsync("add", "\u001B[2J", "1", "--wire", "cb1"));
        Assert.Equal(1, await AskAsync("\u009B2J", "--wire", "cb1"));

        Assert.Contains("  a\uFFFD[2J\uFFFDb\n", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("\uFFFD[2J", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(_cli.Out + _cli.Error.ToString() + _server.Log, sign => sign is '\u001B' or '\u009B' or '\u202E');
    }

    [Fact]
    public async Task In_CB1_failures_come_with_their_sentence_and_long_lists_whole()
    {
        Assert.Equal(1, await AskAsync("nonsense", "--wire", "cb1"));
        Assert.Contains("no such request", _cli.Error.ToString(), StringComparison.Ordinal);

        Assert.Equal(0, await AskAsync("lines", "500", "--wire", "cb1"));
        Assert.Contains("  line 500\n", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_that_does_not_exist_is_refused()
    {
        Assert.Equal(2, await AskAsync("ping", "--wire", "morse"));

        Assert.Contains("compatible", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_nothing_listens_it_says_how_to_start_it(bool isJson)
    {
        var url = $"ws://127.0.0.1:{UnusedPort()}/";

        Assert.Equal(1, await _cli.RunAsync(["request", "ping", "--cloud", url, .. isJson ? ["--json"] : Array.Empty<string>()]));

        Assert.Contains($"Nothing answers at {url}: start it with `cloudbridge run`", _cli.Error.ToString(), StringComparison.Ordinal);
        if (isJson)
        {
            Assert.Equal("unreachable", _cli.Json.GetProperty("status").GetString());
        }
    }

    [Fact]
    public async Task A_machine_that_is_not_there_is_named()
    {
        Assert.Equal(1, await _cli.RunAsync("request", "ping", "--cloud", "ws://nowhere.invalid/", "--timeout", "5"));

        Assert.Contains("nowhere.invalid", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_no_cloud_is_a_sentence_not_a_stack_trace()
    {
        Assert.Equal(1, await _cli.RunAsync("request", "ping", "--cloud", $"ws://127.0.0.1:{_server.Http.BaseAddress!.Port}/"));

        Assert.Contains("cannot be joined", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    private Task<int> AskAsync(params string[] arguments) => _cli.RunAsync(["request", .. arguments, "--cloud", _server.Cloud.ToString()]);

    private Task<CloudSocket> JoinAsync(string project) => CloudSocket.JoinAsync(_server.Cloud, project);

    private static int UnusedPort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
