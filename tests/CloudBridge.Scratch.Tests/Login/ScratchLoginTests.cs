namespace CloudBridge.Scratch.Tests.Login;

public sealed class ScratchLoginTests
{
    private static readonly ScratchCredentials Credentials = ScratchCredentials.OfPassword(FakeScratch.User, FakeScratch.Password);

    [Fact]
    public async Task Signing_in_sends_what_Scratch_expects_and_nothing_more()
    {
        await using var scratch = await FakeScratch.StartAsync();

        await SignInAsync(scratch);

        var sent = Assert.Single(scratch.Requests.Items);
        Assert.Equal(("POST", "/login/"), (sent.Method, sent.PathAndQuery));
        Assert.Equal("""{"username":"HostBot","password":"planted-Passw0rd"}""", sent.Body);
        Assert.Equal("a", sent.Headers["x-csrftoken"]);
        Assert.Equal("XMLHttpRequest", sent.Headers["x-requested-with"]);
        Assert.Equal("https://scratch.mit.edu", sent.Headers["Referer"]);
        Assert.Equal("scratchcsrftoken=a;scratchlanguage=en;", sent.Headers["Cookie"]);
        Assert.Equal("application/json", sent.Headers["Content-Type"]);
        Assert.StartsWith("Mozilla/5.0", sent.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal(
            ["Content-Length", "Content-Type", "Cookie", "Host", "Referer", "User-Agent", "x-csrftoken", "X-Requested-With"],
            sent.Headers.Keys.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_session_is_that_of_the_cookie_named_so()
    {
        await using var scratch = await FakeScratch.StartAsync();

        var session = await SignInAsync(scratch);

        Assert.Equal((FakeScratch.User, FakeScratch.Token, scratch.SessionId), (session.UserName, session.Token, session.SessionId));
        Assert.Equal($"scratchsessionsid=\"{scratch.SessionId}\";", session.Cookie);
        Assert.Equal(scratch.Url, session.Site);
        Assert.NotNull(session.Created);
    }

    [Fact]
    public async Task No_cookie_of_the_site_is_remembered()
    {
        await using var scratch = await FakeScratch.StartAsync();
        using var http = new ScratchHttp(scratch.Hosts, TimeProvider.System);
        var login = new ScratchLogin(http);

        await login.SignInAsync(Credentials, CancellationToken.None);
        await login.SignInAsync(Credentials, CancellationToken.None);

        Assert.All(scratch.Requests.Items, sent => Assert.Equal("scratchcsrftoken=a;scratchlanguage=en;", sent.Headers["Cookie"]));
    }

    [Fact]
    public async Task A_browsers_session_id_needs_no_request()
    {
        await using var scratch = await FakeScratch.StartAsync();

        var session = await SignInAsync(scratch, ScratchCredentials.OfSessionId($"\"{scratch.SessionId}\""));

        Assert.Equal((FakeScratch.User, scratch.SessionId), (session.UserName, session.SessionId));
        Assert.Empty(scratch.Requests.Items);
    }

    [Fact]
    public async Task What_is_no_session_id_is_refused_without_being_shown()
    {
        await using var scratch = await FakeScratch.StartAsync();

        var error = await FailureAsync(scratch, ScratchCredentials.OfSessionId("planted-nonsense"));

        Assert.Equal((ScratchLoginFailure.SessionRefused, true), (error.Kind, error.NeedsOperator));
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, """[{"username":"HostBot","num_tries":1,"success":0,"msg":"Incorrect username or password."}]""", "", ScratchLoginFailure.WrongPassword)]
    [InlineData(200, """[{"username":"HostBot","num_tries":1,"success":0,"msg":"Incorrect username or password."}]""", "", ScratchLoginFailure.WrongPassword)]
    [InlineData(200, """[{"success":0,"msg":"Fill out the CAPTCHA","num_tries":7}]""", "", ScratchLoginFailure.CaptchaRequired)]
    [InlineData(200, """[{"success":0,"msg":"","num_tries":7,"redirect":"/accounts/login-captcha/"}]""", "", ScratchLoginFailure.CaptchaRequired)]
    [InlineData(403, """[{"success":0,"msg":"","num_tries":1,"redirect":"/accounts/banned-response/"}]""", "", ScratchLoginFailure.Banned)]
    [InlineData(302, "", "/accounts/banned-response/", ScratchLoginFailure.Banned)]
    [InlineData(403, """[{"success":0,"msg":"Your IP address has been blocked."}]""", "", ScratchLoginFailure.AddressBlocked)]
    [InlineData(403, "<html>Forbidden</html>", "", ScratchLoginFailure.AddressBlocked)]
    [InlineData(401, "", "", ScratchLoginFailure.AddressBlocked)]
    [InlineData(503, "<html>Scratch is down</html>", "", ScratchLoginFailure.Maintenance)]
    [InlineData(500, """[{"success":0,"msg":"Incorrect"}]""", "", ScratchLoginFailure.Maintenance)]
    [InlineData(200, "<html><h1>Scratch is under Maintenance</h1></html>", "", ScratchLoginFailure.Maintenance)]
    [InlineData(302, "", "https://scratch.mit.edu/maintenance/", ScratchLoginFailure.Maintenance)]
    [InlineData(429, "", "", ScratchLoginFailure.RateLimited)]
    [InlineData(302, "", "/elsewhere", ScratchLoginFailure.Unexpected)]
    [InlineData(200, "<html>hello</html>", "", ScratchLoginFailure.Unexpected)]
    [InlineData(200, "[]", "", ScratchLoginFailure.Unexpected)]
    [InlineData(200, """{"success":1}""", "", ScratchLoginFailure.Unexpected)]
    [InlineData(200, """[{"success":1}]""", "", ScratchLoginFailure.Unexpected)]
    [InlineData(200, """[{"username":"","num_tries":0,"success":0,"msg":""}]""", "", ScratchLoginFailure.Unexpected)]
    [InlineData(200, """[{"msg":"\ud800"}]""", "", ScratchLoginFailure.WrongPassword)]
    public async Task Failures_are_told_apart(int status, string body, string location, ScratchLoginFailure kind)
    {
        await using var scratch = await FakeScratch.StartAsync();
        scratch.Login = _ => location.Length > 0 ? new FakeReply(status, body, ("Location", location)) : new FakeReply(status, body);

        var error = await FailureAsync(scratch);

        Assert.Equal(kind, error.Kind);
        Assert.DoesNotContain(FakeScratch.Password, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Scratch_says_is_passed_on_in_one_line_without_what_was_sent()
    {
        await using var scratch = await FakeScratch.StartAsync();
        scratch.Login = _ => FakeReply.Ok($$"""[{"success":0,"msg":"No:\n{{FakeScratch.Password.ToUpperInvariant()}} is wrong"}]""");

        var error = await FailureAsync(scratch);

        Assert.Contains("\"No: *** is wrong\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_that_Scratch_asks_for_is_passed_on()
    {
        await using var scratch = await FakeScratch.StartAsync();
        scratch.Login = _ => new FakeReply(429, "", ("Retry-After", "90"));

        Assert.Equal(TimeSpan.FromSeconds(90), (await FailureAsync(scratch)).RetryAfter);
    }

    [Fact]
    public async Task A_session_id_of_an_unknown_form_is_not_used()
    {
        await using var scratch = await FakeScratch.StartAsync();
        scratch.SessionId = "planted";

        Assert.Equal(ScratchLoginFailure.Unexpected, (await FailureAsync(scratch)).Kind);
    }

    [Fact]
    public async Task A_session_that_counts_tells_of_its_account()
    {
        await using var scratch = await FakeScratch.StartAsync();
        scratch.Session = _ => FakeScratch.UserReply(isNew: true);
        using var http = new ScratchHttp(scratch.Hosts, TimeProvider.System);
        var login = new ScratchLogin(http);
        var session = await login.SignInAsync(Credentials, CancellationToken.None);

        var state = await login.CheckAsync(session, CancellationToken.None);

        Assert.Equal(new ScratchAccountState(FakeScratch.User, IsNewScratcher: true, MustResetPassword: false), state);
        var sent = scratch.Requests.Items[^1];
        Assert.Equal(("POST", "/session"), (sent.Method, sent.PathAndQuery));
        Assert.Equal($"scratchsessionsid=\"{scratch.SessionId}\";scratchcsrftoken=a;scratchlanguage=en;", sent.Headers["Cookie"]);
        Assert.Equal("a", sent.Headers["x-csrftoken"]);
    }

    [Fact]
    public async Task A_session_of_another_site_is_not_shown_to_this_one()
    {
        await using var scratch = await FakeScratch.StartAsync();
        await using var other = await FakeScratch.StartAsync();
        using var http = new ScratchHttp(scratch.Hosts, TimeProvider.System);
        var session = await SignInAsync(other);

        await Assert.ThrowsAsync<InvalidOperationException>(() => new ScratchLogin(http).CheckAsync(session, CancellationToken.None));
        Assert.Empty(scratch.Requests.Items);
    }

    private static async Task<ScratchSession> SignInAsync(FakeScratch scratch, ScratchCredentials? credentials = null)
    {
        using var http = new ScratchHttp(scratch.Hosts, TimeProvider.System);
        return await new ScratchLogin(http).SignInAsync(credentials ?? Credentials, CancellationToken.None);
    }

    private static Task<ScratchLoginException> FailureAsync(FakeScratch scratch, ScratchCredentials? credentials = null) =>
        Assert.ThrowsAsync<ScratchLoginException>(() => SignInAsync(scratch, credentials));
}
