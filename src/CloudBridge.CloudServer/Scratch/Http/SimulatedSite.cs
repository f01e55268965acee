using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.CloudServer.Scratch.Http;

/// <summary>
/// Answers HTTP requests to a simulated Scratch: login, session, logout, token and cloud log; 404 for all else.
/// </summary>
internal sealed class SimulatedSite(ScratchWorld world)
{
    private readonly LoginPage _login = new(world);
    private readonly SessionPage _session = new(world);
    private readonly LogoutPage _logout = new(world);
    private readonly LogPage _log = new(world);

    public Task AnswerAsync(HttpContext context) => (context.Request.Method, context.Request.Path.Value) switch
    {
        ("GET", "/logs" or "/logs/") => _log.AnswerAsync(context),
        ("GET", "/csrf_token/") => OpenAsync(context, CsrfPage.AnswerAsync),
        ("POST", "/login/" or "/accounts/login/") => GuardAsync(context, _login.AnswerAsync),
        ("POST", "/session" or "/session/") => GuardAsync(context, _session.AnswerAsync),
        ("POST", "/accounts/logout/") => GuardAsync(context, _logout.AnswerAsync),
        _ => SiteResponse.HtmlAsync(context, StatusCodes.Status404NotFound, "This is a CloudBridge cloud server that plays Scratch. There is no such page."),
    };

    /// <summary>Dates a response with the server's clock.</summary>
    public void Stamp(HttpResponse response) => response.Headers.Date = world.Now.ToString("R", CultureInfo.InvariantCulture);

    private Task GuardAsync(HttpContext context, Func<HttpContext, Task> answer) => OpenAsync(context, guarded =>
        CsrfRules.Allow(guarded.Request, world.Profile.RequiredOrigin)
            ? answer(guarded)
            : SiteResponse.HtmlAsync(guarded, StatusCodes.Status403Forbidden, "Forbidden: CSRF verification failed. Request aborted."));

    private Task OpenAsync(HttpContext context, Func<HttpContext, Task> answer) => world.Switches.IsInMaintenance
        ? SiteResponse.HtmlAsync(context, StatusCodes.Status503ServiceUnavailable, "Scratch is down for maintenance")
        : answer(context);
}
