using System.Text.Json;

namespace CloudBridge.Server.Tests.CommandLine;

public sealed class RequestsTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task All_requests_are_listed_with_usage_and_description()
    {
        Assert.Equal(0, await _cli.RunAsync("requests"));

        var text = _cli.Out.ToString();
        Assert.Contains("add a b\n    Adds two numbers", text, StringComparison.Ordinal);
        Assert.Contains("    a: number\n", text, StringComparison.Ordinal);
        Assert.Contains("echo text...", text, StringComparison.Ordinal);
        Assert.Contains("    format: text/days, optional, default Text\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_every_request_has_all_that_is_known_of_it()
    {
        await _cli.RunAsync("requests", "--json");

        var requests = _cli.Json.EnumerateArray().ToArray();
        Assert.Empty(new[] { "add", "big", "echo", "help", "identity.challenge", "lines", "ping", "time", "user.info", "whoami" }.Except(requests.Select(NameOf)));
        Assert.All(requests, request => Assert.NotEmpty(request.GetProperty("description").GetString()!));
        Assert.Equal("logMatched", Find(requests, "whoami").GetProperty("identity").GetString());
        Assert.Equal("none", Find(requests, "add").GetProperty("identity").GetString());
        Assert.Equal(JsonValueKind.Null, Find(requests, "add").GetProperty("timeoutSeconds").ValueKind);
        var echo = Find(requests, "echo").GetProperty("parameters")[0];
        Assert.Equal("text", echo.GetProperty("name").GetString());
        Assert.True(echo.GetProperty("isRest").GetBoolean());
        Assert.True(Find(requests, "time").GetProperty("parameters")[0].GetProperty("isOptional").GetBoolean());
    }

    [Fact]
    public async Task As_json_a_request_tells_its_example_answer_fields_and_endpoints()
    {
        await _cli.RunAsync("requests", "user.info", "--json");

        var user = Assert.Single(_cli.Json.EnumerateArray());
        Assert.Equal("user.info mres", user.GetProperty("example").GetString());
        Assert.Equal("", user.GetProperty("answer").GetString());
        Assert.Equal("ScratchApi GET /users/{username}", Assert.Single(user.GetProperty("endpoints").EnumerateArray()).GetString());
        var first = user.GetProperty("fields")[0];
        Assert.Equal("username", first.GetProperty("name").GetString());
        Assert.True(first.GetProperty("isUsual").GetBoolean());
    }

    [Fact]
    public async Task An_area_lists_its_requests_alone()
    {
        Assert.Equal(0, await _cli.RunAsync("requests", "Studio"));

        var text = _cli.Out.ToString();
        Assert.Contains("studio.projects id (page) (fields:) (dates:)\n    Lists the projects of a studio.\n", text, StringComparison.Ordinal);
        Assert.Contains("    answers title: the title\n", text, StringComparison.Ordinal);
        Assert.Contains("    also image: ", text, StringComparison.Ordinal);
        Assert.Contains("    example: cloudbridge request studio.projects 31659696\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("user.info", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_neither_an_area_nor_a_request_is_said_to_be_so()
    {
        Assert.Equal(2, await _cli.RunAsync("requests", "nonsense"));

        Assert.Contains("There is no request and no area \"nonsense\".", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    private static string NameOf(JsonElement request) => request.GetProperty("name").GetString()!;

    private static JsonElement Find(JsonElement[] requests, string name) => requests.Single(request => NameOf(request) == name);
}
