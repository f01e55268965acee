using CloudBridge.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.Scratch.Tests;

/// <summary>
/// Stands in for Scratch on this machine: it gives the answers of the site and the cloud log byte for byte, or those a test
/// puts in their place, and keeps every request.
/// </summary>
internal sealed class FakeScratch : IAsyncDisposable
{
    public const string User = "HostBot";
    public const string Password = "planted-Passw0rd";
    public const string Token = "planted-token-1234";

    private readonly WebApplication _app;

    private FakeScratch(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    public SignalLog<SentRequest> Requests { get; } = new();

    /// <summary>The session id that signing in gives.</summary>
    public string SessionId { get; set; } = SessionIds.Make(User, Token);

    /// <summary>What is answered to <c>/login/</c>; a wrong password is told apart unless replaced.</summary>
    public Func<SentRequest, FakeReply>? Login { get; set; }

    /// <summary>What is answered to <c>/session</c>.</summary>
    public Func<SentRequest, FakeReply>? Session { get; set; }

    /// <summary>What is answered to <c>/logs</c>.</summary>
    public Func<SentRequest, FakeReply>? Logs { get; set; }

    /// <summary>What is answered to the opening of a socket.</summary>
    public Func<SentRequest, FakeReply>? Socket { get; set; }

    /// <summary>Answers wait for this.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public ScratchHosts Hosts => new(Url, Url, new UriBuilder(Url) { Scheme = "ws" }.Uri);

    public int Logins => Requests.Items.Count(request => request.PathAndQuery == "/login/");

    public static string NoUser => """{"flags":{"everything_is_totally_normal":false}}""";

    public static async Task<FakeScratch> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var app = builder.Build();
        var scratch = new FakeScratch(app);
        app.Run(scratch.HandleAsync);
        await app.StartAsync();
        scratch.Url = new Uri(app.Urls.First());
        return scratch;
    }

    public static FakeReply UserReply(bool banned = false, bool isNew = false, bool mustReset = false) => FakeReply.Ok(
        $$$"""{"user":{"id":1,"banned":{{{Text(banned)}}},"should_vpn":false,"username":"{{{User}}}","token":"{{{Token}}}","thumbnailUrl":"","dateJoined":"2020-01-01T00:00:00","email":"","birthYear":2000,"birthMonth":1,"gender":""},"permissions":{"admin":false,"scratcher":{{{Text(!isNew)}}},"new_scratcher":{{{Text(isNew)}}},"invited_scratcher":false,"social":true,"educator":false,"educator_invitee":false,"student":false,"mute_status":{}},"flags":{"must_reset_password":{{{Text(mustReset)}}},"must_complete_registration":false,"everything_is_totally_normal":false}}""");

    public FakeReply SignedIn() => FakeReply.Ok(
        $$"""[{"username":"{{User}}","token":"{{Token}}","num_tries":1,"success":1,"msg":"","messages":[],"id":1}]""",
        ("Set-Cookie", "scratchcsrftoken=fromserver; expires=Wed, 21 Oct 2027 07:28:00 GMT; Path=/"),
        ("Set-Cookie", $"scratchsessionsid=\"{SessionId}\"; expires=Wed, 21 Oct 2027 07:28:00 GMT; HttpOnly; Max-Age=1209600; Path=/; Secure"));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static string Text(bool value) => value ? "true" : "false";

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new SentRequest(context.Request.Method, context.Request.Path + context.Request.QueryString, headers, await reader.ReadToEndAsync());
        Requests.Add(request);
        await Patience.WaitAsync(Gate);
        var reply = Reply(request);
        context.Response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers.Append(name, value);
        }

        await context.Response.WriteAsync(reply.Body);
    }

    private FakeReply Reply(SentRequest request) => request.PathAndQuery.Split('?')[0] switch
    {
        "/login/" => Login?.Invoke(request) ?? DefaultLogin(request),
        "/session" => Session?.Invoke(request) ?? DefaultSession(request),
        "/logs" => Logs?.Invoke(request) ?? FakeReply.Ok("[]"),
        _ => Socket?.Invoke(request) ?? new FakeReply(404, "<html></html>"),
    };

    private FakeReply DefaultLogin(SentRequest request) => request.Body == $$"""{"username":"{{User}}","password":"{{Password}}"}"""
        ? SignedIn()
        : new FakeReply(403, $$"""[{"username":"{{User}}","num_tries":2,"success":0,"msg":"Incorrect username or password.","messages":[],"id":null}]""");

    private FakeReply DefaultSession(SentRequest request) =>
        request.Headers.GetValueOrDefault("Cookie", "").StartsWith($"scratchsessionsid=\"{SessionId}\";", StringComparison.Ordinal)
            ? UserReply()
            : FakeReply.Ok(NoUser);
}
