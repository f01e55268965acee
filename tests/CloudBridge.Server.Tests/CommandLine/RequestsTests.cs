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
        Assert.Equal(["add", "big", "echo", "help", "identity.challenge", "lines", "ping", "time", "whoami"], requests.Select(request => request.GetProperty("name").GetString()));
        Assert.All(requests, request => Assert.NotEmpty(request.GetProperty("description").GetString()!));
        Assert.All(requests, request => Assert.Equal(request.GetProperty("name").GetString() == "whoami" ? "logMatched" : "none", request.GetProperty("identity").GetString()));
        Assert.All(requests, request => Assert.Equal(JsonValueKind.Null, request.GetProperty("timeoutSeconds").ValueKind));
        var echo = requests[2].GetProperty("parameters")[0];
        Assert.Equal("text", echo.GetProperty("name").GetString());
        Assert.True(echo.GetProperty("isRest").GetBoolean());
        Assert.True(requests[7].GetProperty("parameters")[0].GetProperty("isOptional").GetBoolean());
    }
}
