using System.Net;
using System.Net.Sockets;
using System.Text;
using CloudBridge.Monitors;
using CloudBridge.Server.CommandLine.Verbs.Operating;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Tests.Features.Accounts;
using CloudBridge.TestKit;

namespace CloudBridge.Server.Tests.CommandLine;

public sealed class AuditTests : IAsyncLifetime, IDisposable
{
    private readonly Cli _cli = new();
    private AccessServer _server = null!;
    private string _key = null!;

    private string Port => $"--Http:Port={_server.Http.BaseAddress!.Port}";

    public async Task InitializeAsync()
    {
        _server = await AccessServer.StartAsync(settings => (settings["CloudServer:AuditFor"], settings["CloudServer:AllowText"]) = ("1 h", "true"));
        _key = (await _server.KeyAsync("root", KeyScopes.Operator)).Key.Text;
        await using var writer = await CloudSocket.JoinAsync(_server.Get<EmbeddedCloud>().Url!, "game", "Ada");
        await using var other = await CloudSocket.JoinAsync(_server.Get<EmbeddedCloud>().Url!, "game", "Bob");
        await writer.SetAsync("score", "1");
        await writer.SetRawAsync("name", "\"\\u001b[31mred\\n2026  Bob\\u202e\"");
        await writer.SetAsync("score", new string('7', 1_000));
        for (var i = 0; i < 3; i++)
        {
            await other.NextAsync();
        }
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Changes_of_one_variable_are_printed_newest_first_with_the_length_of_what_is_cut()
    {
        Assert.Equal(0, await _cli.RunAsync("audit", "game", "--variable", "score", "--key-file", _cli.Folder.Write("key", _key + "\n"), Port));

        var lines = _cli.Out.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\S+Z  Ada  ☁ score  1 -> 7+\.\.\. \(1002 bytes\)$", lines[0]);
        Assert.EndsWith("  Ada  ☁ score  (none) -> 1", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_get_JSON_and_the_key_may_be_in_the_environment()
    {
        _cli.Variables[OperatorCall.KeyVariable] = _key;

        Assert.Equal(0, await _cli.RunAsync("audit", "game", "--count", "2", "--json", Port));

        Assert.True(_cli.Json.GetProperty("ok").GetBoolean());
        Assert.Equal(["☁ score", "☁ name"], _cli.Json.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("variable").GetString()));
    }

    [Fact]
    public async Task What_a_player_has_sent_moves_nothing_on_the_terminal()
    {
        _cli.Variables[OperatorCall.KeyVariable] = _key;

        Assert.Equal(0, await _cli.RunAsync("audit", "game", "--variable", "☁ name", Port));

        Assert.Contains("-> \uFFFD[31mred\uFFFD2026  Bob\uFFFD\n", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_it_says_how_to_get_one()
    {
        Assert.Equal(1, await _cli.RunAsync("audit", "game", Port));
        Assert.Contains("cloudbridge key create NAME --scope operator", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_allows_less_is_not_enough()
    {
        _cli.Variables[OperatorCall.KeyVariable] = (await _server.KeyAsync("Ada", KeyScopes.Read)).Key.Text;

        Assert.Equal(1, await _cli.RunAsync("audit", "game", "--json", Port));
        Assert.Contains("scope operator", _cli.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_server_runs_it_says_so()
    {
        _cli.Variables[OperatorCall.KeyVariable] = _key;

        Assert.Equal(1, await _cli.RunAsync("audit", "game", "--Http:Port=1"));
        Assert.Contains("No server answers at http://127.0.0.1:1/", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("200 OK", "null")]
    [InlineData("200 OK", "{}")]
    [InlineData("200 OK", "{\"changes\":null}")]
    [InlineData("200 OK", "<html>")]
    [InlineData("400 Bad Request", "[]")]
    [InlineData("400 Bad Request", "{\"detail\":5}")]
    public async Task Where_something_else_answers_it_says_so(string status, string body)
    {
        _cli.Variables[OperatorCall.KeyVariable] = _key;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var running = _cli.RunAsync("audit", "game", $"--Http:Port={((IPEndPoint)listener.LocalEndpoint).Port}");
        using var client = await listener.AcceptTcpClientAsync().WaitAsync(Limits.Patience);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));

        Assert.Equal(1, await running);
        Assert.Contains("is no server of this program.", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("many")]
    public async Task The_count_is_a_number_from_1_to_1000(string count)
    {
        Assert.Equal(2, await _cli.RunAsync("audit", "game", "--count", count));
        Assert.Contains("--count", _cli.Error.ToString(), StringComparison.Ordinal);
    }
}
