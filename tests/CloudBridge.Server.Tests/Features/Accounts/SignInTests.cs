using System.Net;
using CloudBridge.Client;

namespace CloudBridge.Server.Tests.Features.Accounts;

[Collection(SignInGroup.Name)]
public sealed class SignInTests(SignInServer scratch)
{
    [Fact]
    public async Task A_player_signs_in_by_sending_the_code_in_the_cloud()
    {
        var started = await StartAsync("PLAYER1");
        var pending = await PollAsync(started);
        var answer = await scratch.AskAsync(SignInServer.Player, "auth.confirm", started["code"]);
        var done = await PollAsync(started);
        var again = await PollAsync(started);

        Assert.Matches("^[1-9][0-9]{18}$", started["code"]);
        Assert.Contains($"Signed in to Scratch as PLAYER1, open project 104 within 5 minutes and send the request 'auth.confirm {started["code"]}'.", started["how"], StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Accepted, "pending"), (pending.Status, pending["status"]));
        Assert.Equal(3, pending.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal(AnswerStatus.Done, answer.Status);
        Assert.Equal((HttpStatusCode.OK, SignInServer.Player), (done.Status, done["user"]));
        Assert.True(done.Headers.CacheControl!.NoStore);
        Assert.Equal(["read", "write", "account"], done.Json.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.Equal(HttpStatusCode.OK, (await scratch.Server.SendAsync(HttpMethod.Get, "/api/v1/keys", done["key"])).Status);
        Assert.Equal((HttpStatusCode.Gone, "application/problem+json"), (again.Status, again.Type));
    }

    [Fact]
    public async Task A_code_that_another_player_copies_is_refused_and_stays_good_for_its_owner()
    {
        var started = await StartAsync(SignInServer.Player);

        var copied = await scratch.AskAsync(SignInServer.Other, "auth.confirm", started["code"]);
        var pending = await PollAsync(started);
        var own = await scratch.AskAsync(SignInServer.Player, "auth.confirm", started["code"]);
        var replayed = await scratch.AskAsync(SignInServer.Player, "auth.confirm", started["code"]);
        var done = await PollAsync(started);

        Assert.Equal("That code was made for another user. Start signing in with your own name.", copied.Error);
        Assert.Equal(HttpStatusCode.Accepted, pending.Status);
        Assert.Equal(AnswerStatus.Done, own.Status);
        Assert.StartsWith("That code is not open.", replayed.Error, StringComparison.Ordinal);
        Assert.Equal(SignInServer.Player, done["user"]);
    }

    [Fact]
    public async Task Whoever_begins_sign_ins_in_the_name_of_somebody_keeps_them_from_nothing()
    {
        var started = await StartAsync(SignInServer.Other, "198.51.100.1");
        foreach (var network in Enumerable.Range(2, 4))
        {
            for (var i = 0; i < 10; i++)
            {
                await StartAsync(SignInServer.Other, $"198.51.100.{network}");
            }
        }

        var pending = await PollAsync(started);
        var answer = await scratch.AskAsync(SignInServer.Other, "auth.confirm", started["code"]);
        var done = await PollAsync(started);

        Assert.Equal(HttpStatusCode.Accepted, pending.Status);
        Assert.Equal(AnswerStatus.Done, answer.Status);
        Assert.Equal((HttpStatusCode.OK, SignInServer.Other), (done.Status, done["user"]));
    }

    [Fact]
    public async Task Of_many_polls_at_once_one_gets_the_key()
    {
        var started = await StartAsync(SignInServer.Other);
        await scratch.AskAsync(SignInServer.Other, "auth.confirm", started["code"]);

        var polls = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PollAsync(started)));

        Assert.Single(polls, poll => poll.Status == HttpStatusCode.OK);
        Assert.All(polls, poll => Assert.Contains(poll.Status, new[] { HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.Gone }));
    }

    [Fact]
    public async Task A_code_for_something_else_signs_nobody_in()
    {
        var challenge = await scratch.AskAsync(SignInServer.Player, "identity.challenge", SignInServer.Player);

        var answer = await scratch.AskAsync(SignInServer.Player, "auth.confirm", challenge.Items[0]);

        Assert.StartsWith("That code is not open.", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a-name-that-is-too-long")]
    public async Task Only_a_name_of_Scratch_can_sign_in(string name)
    {
        var reply = await scratch.Server.SendAsync(HttpMethod.Post, "/api/v1/auth/start", body: new { user = name });

        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Contains("your Scratch name", reply["hint"], StringComparison.Ordinal);
    }

    private async Task<Reply> StartAsync(string user, string? from = null)
    {
        var started = await scratch.Server.SendAsync(HttpMethod.Post, "/api/v1/auth/start", body: new { user }, from: from);
        Assert.Equal(HttpStatusCode.OK, started.Status);
        return started;
    }

    private Task<Reply> PollAsync(Reply started) =>
        scratch.Server.SendAsync(HttpMethod.Post, "/api/v1/auth/poll", body: new { poll_token = started["poll_token"] });
}
