using CloudBridge.Client;
using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups;
using CloudBridge.TestKit;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Server.Tests.Features.Lookups;

public sealed class LookupErrorsTests
{
    [Fact]
    public async Task A_fault_becomes_a_sentence_about_what_was_looked_for_and_one_line_in_the_log()
    {
        await using var bridge = await StartAsync(() => throw new UpstreamException(Upstream.ScratchApi, UpstreamFault.NotFound, "404 for /projects/5"));

        var answer = await AskAsync(bridge, "test.project", "https://scratch.mit.edu/projects/5/", "7");

        Assert.Equal("Scratch does not know comment 7 of project 5. Please check it; it may also be gone or not shared.", answer.Error);
        var line = Assert.Single(bridge.Log.Items, line => line.Category == nameof(LookupErrors));
        Assert.Equal(LogLevel.Information, line.Level);
        Assert.Matches("test.project .*ScratchApi.*NotFound.*error [2-9A-Z]{6}: 404 for /projects/5", line.Text);
    }

    [Theory]
    [InlineData(UpstreamFault.Maintenance, LogLevel.Warning)]
    [InlineData(UpstreamFault.RateLimited, LogLevel.Warning)]
    [InlineData(UpstreamFault.Off, LogLevel.Information)]
    [InlineData(UpstreamFault.Malformed, LogLevel.Error)]
    public async Task What_the_owner_should_see_is_logged_louder(UpstreamFault fault, LogLevel level)
    {
        await using var bridge = await StartAsync(() => throw new UpstreamException(Upstream.ScratchApi, fault, "why"));

        await AskAsync(bridge, "test.project", "5", "7");

        Assert.Equal(level, Assert.Single(bridge.Log.Items, line => line.Category == nameof(LookupErrors)).Level);
    }

    [Fact]
    public async Task The_code_that_a_player_reads_out_is_in_the_log()
    {
        await using var bridge = await StartAsync(() => throw new UpstreamException(Upstream.ScratchApi, UpstreamFault.Malformed, "why"));

        var answer = await AskAsync(bridge, "test.project", "5", "7");

        Assert.Contains($"error {answer.Error!.TrimEnd('.').Split(' ')[^1]}", Assert.Single(bridge.Log.Items, line => line.Category == nameof(LookupErrors)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("username", "That is not a user name. It has up to 20 letters, digits, - and _")]
    [InlineData("id", "Nothing on Scratch has that number. Please check it.")]
    public async Task What_a_client_refuses_as_a_name_or_number_is_the_players_to_put_right(string parameter, string sentence)
    {
        await using var bridge = await StartAsync(() => throw new ArgumentException("internal words", parameter));

        Assert.Equal(sentence, (await AskAsync(bridge, "test.project", "5", "7")).Error);
    }

    [Fact]
    public async Task Any_other_bad_argument_is_a_fault_of_this_program()
    {
        await using var bridge = await StartAsync(() => throw new ArgumentException("internal words", "buffer"));

        Assert.StartsWith("Something went wrong here.", (await AskAsync(bridge, "test.project", "5", "7")).Error, StringComparison.Ordinal);
    }

    private static Task<BridgeHost> StartAsync(Func<string> handler) => new BridgeHostBuilder()
        .With(bridge => bridge.MapGroup().AddFilter(LookupErrors.Filter).MapRequest("test.project", (string id, string comment) => handler()))
        .StartAsync();

    private static async Task<CloudAnswer> AskAsync(BridgeHost bridge, string name, params string[] arguments)
    {
        await using var client = await bridge.ConnectClientAsync();
        return await client.AskAsync(name, arguments, Limits.Patience);
    }
}
