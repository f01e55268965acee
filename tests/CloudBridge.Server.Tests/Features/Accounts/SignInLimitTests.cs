using System.Net;
using CloudBridge.Monitors;

namespace CloudBridge.Server.Tests.Features.Accounts;

public sealed class SignInLimitTests
{
    [Fact]
    public async Task Without_a_cloud_that_has_a_log_nobody_can_sign_in_and_hears_why()
    {
        await using var server = await AccessServer.StartAsync();

        var reply = await server.SendAsync(HttpMethod.Post, "/api/v1/auth/start", body: new { user = "Ada" });

        Assert.Equal(HttpStatusCode.NotImplemented, reply.Status);
        Assert.Contains("cloudbridge key create", reply["hint"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_begins_too_many_sign_ins_has_to_wait()
    {
        await using var server = await AccessServer.StartAsync();

        var replies = new List<Reply>();
        for (var i = 0; i < 11; i++)
        {
            replies.Add(await server.SendAsync(HttpMethod.Post, "/api/v1/auth/start", body: new { user = "Ada" }));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, replies[^1].Status);
        Assert.InRange(replies[^1].Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 6);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, replies.SkipLast(1).Select(reply => reply.Status));
    }

    [Fact]
    public async Task Whoever_guesses_poll_tokens_has_to_wait_and_right_keys_go_on_working()
    {
        await using var server = await AccessServer.StartAsync(settings => settings["Access:FailuresPerAddress"] = "2");
        var key = await server.KeyAsync("Ada", KeyScopes.Account);

        Assert.Equal(HttpStatusCode.Gone, (await PollAsync(server)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await PollAsync(server)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await PollAsync(server)).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "/api/v1/keys", key.Key.Text)).Status);
    }

    private static Task<Reply> PollAsync(AccessServer server) =>
        server.SendAsync(HttpMethod.Post, "/api/v1/auth/poll", body: new { poll_token = "cbp1_0123456789012345678901234567890123456789012" });
}
