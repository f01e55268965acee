using System.Net;
using System.Text.RegularExpressions;
using CloudBridge.Client;
using CloudBridge.Monitors.Access;
using CloudBridge.Server.Tests.Features.Accounts;
using CloudBridge.TestKit;

namespace CloudBridge.Server.Tests.Features.Monitors;

/// <summary>A server whose PostgreSQL is stopped in the middle of what it does.</summary>
public sealed partial class FrozenStoreTests : IAsyncLifetime
{
    private const int Few = 30;
    private const int Many = 300;
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(8);

    private OwnPostgres _postgres = null!;

    public async Task InitializeAsync() => _postgres = await OwnPostgres.StartAsync();

    public Task DisposeAsync() => _postgres.DisposeAsync().AsTask();

    [Fact]
    public async Task Who_does_not_need_it_is_answered_and_who_does_hears_that_it_is_away_until_it_goes_on()
    {
        await using var server = await RunningServer.StartAsync(settings =>
        {
            settings["Monitors:ConnectionString"] = _postgres.Words;
            settings["Cloud:Own:Projects"] = "demo,other";

            // Requests to a store that says nothing would hold all workers for that long.
            settings["Requests:Timeout"] = "5 min";
        });
        var asking = await server.JoinAsync();
        var other = await server.JoinAsync("other");
        Assert.Equal(["0"], (await asking.AskAsync("monitor.count", [], Limits.Patience)).Items);

        _postgres.Freeze();
        var asked = Enumerable.Range(0, Many).Select(_ => asking.AskAsync("monitor.count", [], Limits.Patience * 2)).ToArray();
        Assert.Equal(AnswerStatus.Error, (await (await Task.WhenAny(asked).WaitAsync(Limits.Patience))).Status);
        Assert.Equal(["pong"], (await other.AskAsync("ping", [], Limits.Patience)).Items);
        Assert.All(await Task.WhenAll(asked), answer => Assert.Contains("The store cannot be used right now", answer.Error, StringComparison.Ordinal));

        await AssertSaidOverHttpAsync(server);
        _postgres.Thaw();
        await WhenBackAsync(server);
        Assert.Equal(["0"], (await asking.AskAsync("monitor.count", [], Limits.Patience)).Items);
    }

    [Fact]
    public async Task It_does_not_keep_the_program_from_ending()
    {
        await using var server = new ServerProcess("run", "--Http:Port=0", "--CloudServer:Port=0", $"--Monitors:ConnectionString={_postgres.Words}");
        await server.Out.WhenWritten("connected to");
        await server.Out.WhenWritten("Press Ctrl-C to stop.");

        _postgres.Freeze();
        using var http = new HttpClient { BaseAddress = new Uri(WebUrl().Match(server.Out.ToString()).Value) };
        var asked = Task.WhenAll(Enumerable.Range(0, Few).Select(user => http.GetStringAsync($"/user{user}/monitors/count")));
        await http.GetStringAsync("/livez").WaitAsync(Limits.Patience);
        var told = TimeProvider.System.GetTimestamp();
        server.Terminate();

        Assert.Equal(0, await server.WhenEndedAsync());
        Assert.InRange(TimeProvider.System.GetElapsedTime(told), TimeSpan.Zero, StopLimit * 2);
        await Assert.ThrowsAsync<HttpRequestException>(() => asked);
    }

    private static async Task AssertSaidOverHttpAsync(RunningServer server)
    {
        var ready = await Reply.OfAsync(await server.Http.GetAsync("/readyz"));
        Assert.Equal((HttpStatusCode.OK, "ready"), (ready.Status, ready["status"]));
        Assert.Equal("monitors", Assert.Single(ready.Json.GetProperty("limited").EnumerateArray()).GetProperty("name").GetString());

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.Add("Authorization", "Bearer " + AccessKey.Create().Text);
        var reply = await Reply.OfAsync(await server.Http.SendAsync(request));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(5)), (reply.Status, reply.Headers.RetryAfter?.Delta));
    }

    /// <summary>The server itself asks the store every few seconds, and so finds out.</summary>
    private static async Task WhenBackAsync(RunningServer server)
    {
        using var patience = new CancellationTokenSource(Limits.Patience);
        while ((await server.Http.GetStringAsync("/readyz", patience.Token)).Contains("limited", StringComparison.Ordinal))
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex WebUrl();
}
