using System.Net;
using System.Text;

namespace CloudBridge.CloudServer.Tests.Scratch;

public sealed class LoginTests : ScratchTest
{
    [Theory]
    [InlineData("/login/")]
    [InlineData("/accounts/login/")]
    public async Task A_login_gives_a_quoted_session_id_and_an_array_with_one_object(string path)
    {
        var site = Site(await StartScratchAsync());

        var reply = await site.LoginAsync("bridge", "demo", path);

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Matches("^\"[^\"]+:[0-9A-Za-z]+:[^\"]+\"$", reply.SessionId);
        Assert.Equal("bridge", (string?)reply.Only["username"]);
        Assert.Equal(1, (int?)reply.Only["success"]);
        Assert.Equal("", (string?)reply.Only["msg"]);
        Assert.Empty(reply.Only["messages"]!.AsArray());
        Assert.True((int?)reply.Only["id"] > 0);
        Assert.Equal(32, ((string?)reply.Only["token"])!.Length);
    }

    [Fact]
    public async Task The_session_cookie_is_not_the_only_one_that_a_login_sets()
    {
        var site = Site(await StartScratchAsync());

        var reply = await site.LoginAsync("bridge", "demo");

        Assert.Equal(2, reply.SetCookies.Count);
        Assert.StartsWith("scratchcsrftoken=", reply.SetCookies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_may_be_written_in_any_case_and_comes_back_as_the_account_has_it()
    {
        var site = Site(await StartScratchAsync());

        Assert.Equal("bridge", (string?)(await site.LoginAsync("BRIDGE", "demo")).Only["username"]);
    }

    public static TheoryData<string, Action<HttpRequestMessage>> Forged => new()
    {
        { "no token", request => request.Headers.Remove("x-csrftoken") },
        { "another token than the cookie's", request => Replace(request, "x-csrftoken", "b") },
        { "no cookie", request => request.Headers.Remove("Cookie") },
        { "another cookie than the token's", request => Replace(request, "Cookie", "scratchcsrftoken=b") },
        { "an empty pair", request => { Replace(request, "Cookie", "scratchcsrftoken="); Replace(request, "x-csrftoken", ""); } },
        { "no referer", request => request.Headers.Remove("Referer") },
        { "another site's referer", request => Replace(request, "Referer", "https://example.org/") },
        { "no user agent", request => request.Headers.Remove("User-Agent") },
    };

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_login_without_the_headers_of_the_site_is_forbidden(string what, Action<HttpRequestMessage> change)
    {
        var site = Site(await StartScratchAsync());

        var reply = await site.LoginAsync("bridge", "demo", change: change);

        Assert.True(reply.Status == HttpStatusCode.Forbidden, what);
        Assert.Null(reply.SessionId);
        Assert.StartsWith("<!DOCTYPE html>", reply.Body, StringComparison.Ordinal);
    }

    public static TheoryData<string, Action<HttpRequestMessage>> Unrecognised => new()
    {
        { "not from a script", request => request.Headers.Remove("x-requested-with") },
        { "a form", request => request.Content = new FormUrlEncodedContent([new("username", "bridge"), new("password", "demo")]) },
        { "broken JSON", request => request.Content = Json("{\"username\":\"bridge\"") },
        { "an array", request => request.Content = Json("[\"bridge\",\"demo\"]") },
        { "no name", request => request.Content = Json("{\"password\":\"demo\"}") },
        { "a number for a name", request => request.Content = Json("{\"username\":1,\"password\":\"demo\"}") },
        { "far too long", request => request.Content = Json($"{{\"username\":\"bridge\",\"password\":\"demo\",\"x\":\"{new string('x', 20_000)}\"}}") },
    };

    [Theory]
    [MemberData(nameof(Unrecognised))]
    public async Task A_login_that_is_not_read_is_answered_as_an_empty_form(string what, Action<HttpRequestMessage> change)
    {
        var site = Site(await StartScratchAsync());

        var reply = await site.LoginAsync("bridge", "demo", change: change);

        Assert.True((string?)reply.Only["username"] == "", what);
        Assert.Equal(0, (int?)reply.Only["num_tries"]);
        Assert.Equal(0, (int?)reply.Only["success"]);
        Assert.Null(reply.SessionId);
    }

    [Fact]
    public async Task A_wrong_password_is_told_and_counted()
    {
        var server = await StartScratchAsync();
        var site = Site(server);

        await site.LoginAsync("bridge", "wrong");
        var reply = await site.LoginAsync("bridge", "Demo");

        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
        Assert.Equal(0, (int?)reply.Only["success"]);
        Assert.Equal(2, (int?)reply.Only["num_tries"]);
        Assert.Equal("Incorrect username or password.", (string?)reply.Only["msg"]);
        Assert.False(reply.Only.ContainsKey("redirect"));
        Assert.Null(reply.SessionId);
        Assert.Equal(2, server.Scratch!.Statistics.LoginsRefused);
        Assert.Equal(0, server.Scratch.Statistics.LoginsAccepted);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("viewer")]
    public async Task An_unknown_name_and_an_account_without_a_password_look_like_a_wrong_password(string name)
    {
        var site = Site(await StartScratchAsync(new ScratchProfile { Accounts = [new("viewer")] }));

        Assert.Equal("Incorrect username or password.", (string?)(await site.LoginAsync(name, "")).Only["msg"]);
    }

    [Fact]
    public async Task The_status_of_a_failed_login_can_be_200()
    {
        var site = Site(await StartScratchAsync(ScratchProfile.Demo with { LoginFailureStatus = 200 }));

        Assert.Equal(HttpStatusCode.OK, (await site.LoginAsync("bridge", "wrong")).Status);
    }

    [Fact]
    public async Task After_too_many_tries_even_the_right_password_leads_to_a_captcha_until_it_is_solved()
    {
        var server = await StartScratchAsync(new ScratchProfile { Accounts = [new("bridge", "demo") { CaptchaAfter = 2 }] });
        var site = Site(server);
        await site.LoginAsync("bridge", "wrong");
        Assert.False((await site.LoginAsync("bridge", "wrong")).Only.ContainsKey("redirect"));

        var reply = await site.LoginAsync("bridge", "demo");

        Assert.Equal(0, (int?)reply.Only["success"]);
        Assert.Equal("/login/retry/", (string?)reply.Only["redirect"]);
        Assert.Null(reply.SessionId);
        server.Scratch!.SolveCaptcha("Bridge");
        Assert.NotNull((await site.LoginAsync("bridge", "demo")).SessionId);
    }

    [Fact]
    public async Task A_login_that_succeeds_forgets_the_failed_tries()
    {
        var site = Site(await StartScratchAsync(new ScratchProfile { Accounts = [new("bridge", "demo") { CaptchaAfter = 2 }] }));
        await site.LoginAsync("bridge", "wrong");
        await site.LoginAsync("bridge", "demo");
        await site.LoginAsync("bridge", "wrong");

        Assert.NotNull((await site.LoginAsync("bridge", "demo")).SessionId);
    }

    [Fact]
    public async Task A_banned_account_is_led_to_the_page_that_says_so()
    {
        var site = Site(await StartScratchAsync(new ScratchProfile { Accounts = [new("rude", "demo") { IsBanned = true }] }));

        var reply = await site.LoginAsync("rude", "demo");

        Assert.Equal("/accounts/banned-response/", (string?)reply.Only["redirect"]);
        Assert.Null(reply.SessionId);
    }

    [Fact]
    public async Task A_blocked_address_gets_a_page_with_403_until_it_is_let_in_again()
    {
        var server = await StartScratchAsync();
        var site = Site(server);
        server.Scratch!.BlockAddress(IPAddress.Parse("::ffff:127.0.0.1"));

        var reply = await site.LoginAsync("bridge", "demo");

        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
        Assert.DoesNotContain("CSRF", reply.Body, StringComparison.Ordinal);
        Assert.Null(reply.SessionId);
        Assert.Contains("user", (await site.SessionAsync($"\"{server.Scratch.SignIn("bridge")}\"")).Json.AsObject().Select(field => field.Key));
        server.Scratch.UnblockAddress(IPAddress.Loopback);
        Assert.NotNull((await site.LoginAsync("bridge", "demo")).SessionId);
    }

    [Fact]
    public async Task During_maintenance_every_page_of_the_site_is_503_but_the_log_is_not()
    {
        var server = await StartScratchAsync();
        var site = Site(server);
        server.Scratch!.IsInMaintenance = true;

        var reply = await site.LoginAsync("bridge", "demo");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.Status);
        Assert.Contains("maintenance", reply.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.SessionAsync(null)).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.GetAsync("/csrf_token/")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/logs?projectid=1")).Status);
        server.Scratch.IsInMaintenance = false;
        Assert.NotNull((await site.LoginAsync("bridge", "demo")).SessionId);
    }

    [Fact]
    public async Task A_token_can_be_fetched_and_used()
    {
        var site = Site(await StartScratchAsync());
        var cookie = Assert.Single((await site.GetAsync("/csrf_token/")).SetCookies).Split(';')[0];

        var reply = await site.LoginAsync("bridge", "demo", change: request =>
        {
            Replace(request, "Cookie", cookie);
            Replace(request, "x-csrftoken", cookie.Split('=')[1]);
        });

        Assert.NotNull(reply.SessionId);
    }

    [Fact]
    public async Task Without_a_required_origin_any_referer_will_do()
    {
        var site = Site(await StartScratchAsync(ScratchProfile.Demo with { RequiredOrigin = null }));

        Assert.NotNull((await site.LoginAsync("bridge", "demo", change: request => request.Headers.Remove("Referer"))).SessionId);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/login/")]
    [InlineData("/users/bridge/")]
    public async Task Every_other_page_is_404(string path)
    {
        var site = Site(await StartScratchAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Neither_password_nor_session_id_nor_token_is_logged_at_any_level()
    {
        var log = new RecordingLoggerFactory();
        var profile = new ScratchProfile { Accounts = [new("bridge", "v3ry-s3cret")] };
        await using var server = await CloudServerHost.StartAsync(new CloudServerOptions { Port = 0, Scratch = profile }, log, TimeProvider.System);
        var reply = await Site(server).LoginAsync("bridge", "v3ry-s3cret");
        await using (await ConnectAsync(server, $"scratchsessionsid={reply.SessionId}"))
        {
            await UntilAsync(server, (CloudServerStatistics statistics) => statistics.Connections == 1);
        }

        Assert.NotEmpty(log.Messages);
        string[] secrets = ["v3ry-s3cret", reply.SessionId!.Trim('"'), (string)reply.Only["token"]!];
        Assert.DoesNotContain(log.Messages, message => secrets.Any(secret => message.Contains(secret, StringComparison.Ordinal)));
        Assert.DoesNotContain("v3ry-s3cret", profile.Accounts[0].ToString(), StringComparison.Ordinal);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static void Replace(HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);
    }
}
