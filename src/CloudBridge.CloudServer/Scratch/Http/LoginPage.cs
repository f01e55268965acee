using System.Text.Json.Nodes;
using CloudBridge.CloudServer.Scratch.Accounts;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.CloudServer.Scratch.Http;

/// <summary>
/// <c>POST /login/</c> and <c>POST /accounts/login/</c>. The array with one object, its keys, and the redirect of a
/// banned account are known; the redirect to the CAPTCHA, the texts and the page of a blocked address are UNVERIFIED.
/// </summary>
internal sealed class LoginPage(ScratchWorld world)
{
    private const string CaptchaPath = "/login/retry/";
    private const string BannedPath = "/accounts/banned-response/";
    private const string WrongText = "Incorrect username or password.";

    public async Task AnswerAsync(HttpContext context)
    {
        if (world.Switches.IsBlocked(context.Connection.RemoteIpAddress))
        {
            world.Counters.LoginRefused();
            await SiteResponse
                .HtmlAsync(context, StatusCodes.Status403Forbidden, "Access from your network address is blocked.")
                .ConfigureAwait(false);
            return;
        }

        // A login that does not look like one of a script is answered as if the form were empty.
        var form = CsrfRules.IsFromScript(context.Request)
            ? await LoginForm.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false)
            : null;
        if (form is null || form.UserName.Length == 0)
        {
            await RefuseAsync(context, "", new(LoginOutcome.WrongPassword, null, 0)).ConfigureAwait(false);
            return;
        }

        var result = world.Accounts.TryLogin(form.UserName, form.Password);
        await (result.Outcome == LoginOutcome.Success
            ? WelcomeAsync(context, result.Account!)
            : RefuseAsync(context, form.UserName, result)).ConfigureAwait(false);
    }

    private Task WelcomeAsync(HttpContext context, SimulatedAccount account)
    {
        world.Counters.LoginAccepted();
        var session = world.SignIn(account, context.Connection.RemoteIpAddress?.ToString() ?? "");
        context.Response.Headers.SetCookie = new([CsrfPage.NewCookie(), SiteSessionCookie.Set(session, world.Profile.SessionLifetime)]);
        var body = Body(account.Name, success: 1, tries: 1, "");
        body["token"] = session.Token;
        body["id"] = world.Accounts.IdOf(account);
        return SiteResponse.JsonAsync(context, StatusCodes.Status200OK, new JsonArray(body));
    }

    private Task RefuseAsync(HttpContext context, string userName, LoginResult result)
    {
        world.Counters.LoginRefused();
        var body = Body(userName, success: 0, result.Tries, Message(result.Outcome));
        if (Redirect(result.Outcome) is { } path)
        {
            body["redirect"] = path;
        }

        return SiteResponse.JsonAsync(context, world.Profile.LoginFailureStatus, new JsonArray(body));
    }

    private static JsonObject Body(string userName, int success, int tries, string message) => new()
    {
        ["username"] = userName,
        ["num_tries"] = tries,
        ["success"] = success,
        ["msg"] = message,
        ["messages"] = new JsonArray(),
        ["id"] = null,
    };

    private static string Message(LoginOutcome outcome) => outcome switch
    {
        LoginOutcome.Captcha => "Please prove that you are a person.",
        LoginOutcome.Banned => "",
        _ => WrongText,
    };

    private static string? Redirect(LoginOutcome outcome) => outcome switch
    {
        LoginOutcome.Captcha => CaptchaPath,
        LoginOutcome.Banned => BannedPath,
        _ => null,
    };
}
