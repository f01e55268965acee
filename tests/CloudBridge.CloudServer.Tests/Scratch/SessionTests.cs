using System.Buffers.Text;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Scratch;

public sealed class SessionTests : ScratchTest
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_session_id_tells_name_token_and_time_to_who_reads_it(bool isCompressed)
    {
        var time = new ManualTimeProvider();
        var site = Site(await StartScratchAsync(ScratchProfile.Demo with { CompressesSessionIds = isCompressed }, time));

        var reply = await site.LoginAsync("player1", "demo");

        var parts = reply.SessionId!.Trim('"').Split(':');
        var json = Read(parts[0], isCompressed);
        Assert.Equal(3, parts.Length);
        Assert.Equal("player1", (string?)json["username"]);
        Assert.Equal((string?)reply.Only["token"], (string?)json["token"]);
        Assert.Equal("127.0.0.1", (string?)json["login-ip"]);
        Assert.Equal(
            ["username", "_auth_user_id", "testcookie", "_auth_user_backend", "token", "login-ip", "_language", "django_timezone", "_auth_user_hash"],
            json.Select(field => field.Key));
        Assert.Equal(time.GetUtcNow().ToUnixTimeSeconds(), parts[1].Aggregate(0L, (number, digit) => (number * 62) + Base62.IndexOf(digit, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_session_page_knows_who_is_signed_in()
    {
        var site = Site(await StartScratchAsync());
        var login = await site.LoginAsync("bridge", "demo");

        var reply = await site.SessionAsync(login.SessionId);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal("bridge", (string?)reply.Json["user"]!["username"]);
        Assert.Equal((string?)login.Only["token"], (string?)reply.Json["user"]!["token"]);
        Assert.Equal((int?)login.Only["id"], (int?)reply.Json["user"]!["id"]);
        Assert.False((bool?)reply.Json["user"]!["banned"]);
        Assert.True((bool?)reply.Json["permissions"]!["scratcher"]);
        Assert.False((bool?)reply.Json["permissions"]!["new_scratcher"]);
        Assert.NotNull(reply.Json["flags"]);
    }

    [Fact]
    public async Task The_session_page_tells_a_new_scratcher()
    {
        var server = await StartScratchAsync();

        var reply = await Site(server).SessionAsync($"\"{server.Scratch!.SignIn("newcomer")}\"");

        Assert.True((bool?)reply.Json["permissions"]!["new_scratcher"]);
        Assert.False((bool?)reply.Json["permissions"]!["scratcher"]);
    }

    [Fact]
    public async Task The_session_page_tells_that_an_account_is_banned()
    {
        var server = await StartScratchAsync(new ScratchProfile { Accounts = [new("rude", "demo") { IsBanned = true }] });

        var reply = await Site(server).SessionAsync($"\"{server.Scratch!.SignIn("rude")}\"");

        Assert.True((bool?)reply.Json["user"]!["banned"]);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("\"unknown\"", 1)]
    [InlineData("\"\"", 1)]
    [InlineData("taken", 1)]
    public async Task Without_a_live_session_there_is_no_user(string? sessionId, int wrongCookies)
    {
        var server = await StartScratchAsync(new ScratchProfile { Accounts = [new("bridge") { SessionId = "taken" }] });

        var reply = await Site(server).SessionAsync(sessionId);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.False(reply.Json.AsObject().ContainsKey("user"));
        Assert.Equal(wrongCookies, server.Scratch!.Statistics.WrongCookies);
    }

    [Fact]
    public async Task A_session_id_taken_from_a_browser_needs_no_login()
    {
        var server = await StartScratchAsync(new ScratchProfile { Accounts = [new("bridge") { SessionId = "taken" }] });

        Assert.Equal("bridge", (string?)(await Site(server).SessionAsync("\"taken\"")).Json["user"]!["username"]);
    }

    [Fact]
    public async Task The_session_page_wants_the_headers_of_the_site_too()
    {
        var site = Site(await StartScratchAsync());

        var reply = await site.PostAsync("/session", null, change: request => request.Headers.Remove("x-csrftoken"));

        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
    }

    [Fact]
    public async Task A_session_ends_with_its_lifetime()
    {
        var time = new ManualTimeProvider();
        var site = Site(await StartScratchAsync(ScratchProfile.Demo with { SessionLifetime = TimeSpan.FromHours(1) }, time));
        var sessionId = (await site.LoginAsync("bridge", "demo")).SessionId;

        time.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull((await site.SessionAsync(sessionId)).Json["user"]);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null((await site.SessionAsync(sessionId)).Json["user"]);
    }

    [Fact]
    public async Task A_session_ends_with_a_logout_and_no_other_does()
    {
        var site = Site(await StartScratchAsync());
        var first = (await site.LoginAsync("bridge", "demo")).SessionId!;
        var second = (await site.LoginAsync("bridge", "demo")).SessionId!;

        var reply = await site.LogoutAsync(first);

        Assert.Equal("\"\"", reply.SessionId);
        Assert.Null((await site.SessionAsync(first)).Json["user"]);
        Assert.NotNull((await site.SessionAsync(second)).Json["user"]);
    }

    [Fact]
    public async Task A_login_can_end_the_other_sessions_of_its_account()
    {
        var site = Site(await StartScratchAsync(ScratchProfile.Demo with { SignInEndsOtherSessions = true }));
        var other = (await site.LoginAsync("player1", "demo")).SessionId;
        var first = (await site.LoginAsync("bridge", "demo")).SessionId;

        await site.LoginAsync("bridge", "demo");

        Assert.Null((await site.SessionAsync(first)).Json["user"]);
        Assert.NotNull((await site.SessionAsync(other)).Json["user"]);
    }

    [Fact]
    public async Task All_sessions_can_be_ended_at_once_and_a_login_starts_anew()
    {
        var server = await StartScratchAsync();
        var site = Site(server);
        var sessionId = (await site.LoginAsync("bridge", "demo")).SessionId;

        server.Scratch!.ExpireSessions();

        Assert.Null((await site.SessionAsync(sessionId)).Json["user"]);
        Assert.NotNull((await site.SessionAsync((await site.LoginAsync("bridge", "demo")).SessionId)).Json["user"]);
    }

    [Fact]
    public async Task A_switch_for_an_account_that_does_not_exist_is_an_error()
    {
        var server = await StartScratchAsync();

        Assert.Throws<ArgumentException>(() => server.Scratch!.SignIn("nobody"));
        Assert.Throws<ArgumentException>(() => server.Scratch!.SolveCaptcha("nobody"));
    }

    private static JsonObject Read(string part, bool isCompressed)
    {
        Assert.Equal(isCompressed, part.StartsWith('.'));
        var bytes = Base64Url.DecodeFromChars(part.TrimStart('.'));
        using Stream stream = isCompressed ? new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress) : new MemoryStream(bytes);
        return JsonNode.Parse(stream)!.AsObject();
    }
}
