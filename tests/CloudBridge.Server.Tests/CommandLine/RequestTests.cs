using System.Net;
using System.Net.Sockets;

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

    [Fact]
    public async Task A_project_without_a_bridge_does_not_answer()
    {
        Assert.Equal(1, await _cli.RunAsync("request", "ping", "--cloud", _server.Cloud.ToString(), "--project", "elsewhere", "--timeout", "0.2", "--json"));

        Assert.Equal("timeout", _cli.Json.GetProperty("status").GetString());
        Assert.Contains("No answer within 0.2 s. Is a bridge connected to project elsewhere", _cli.Error.ToString(), StringComparison.Ordinal);
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

    private static int UnusedPort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
