using CloudBridge.Monitors.Access;
using CloudBridge.Server.Features.Monitors;

namespace CloudBridge.Server.Features.Accounts;

/// <summary>The part of signing in that happens in the cloud.</summary>
internal sealed class SignInRequests
{
    private const string Off = "Nobody can sign in here.";

    [Request(
        SignInEndpoints.Confirm,
        Description = "Finishes signing in to this server's web API: send the code that you were shown there. It works " +
            "once, within 5 minutes, for the user it was made for.",
        Example = "auth.confirm 1234567890123456789",
        Answer = "a sentence",
        RequireAsker = AskerEvidence.LogMatched)]
    public static async Task<RequestResult> ConfirmAsync(string code, RequestContext context)
    {
        var services = context.Services;
        if (services.GetService<SignInService>() is not { } desk || services.GetService<MonitorIdentity>()?.Cloud is not { } cloud)
        {
            return RequestResult.Failed(Off);
        }

        if (!cloud.Equals(context.Cloud, StringComparison.OrdinalIgnoreCase) || context.Asker is not { Evidence: >= AskerEvidence.LogMatched, Name: { } user })
        {
            return RequestResult.Failed($"Signing in works in the projects of {cloud} alone.");
        }

        return await desk.ConfirmAsync(code.Trim(), user) switch
        {
            CodeVerdict.Accepted => $"You are signed in as {user}. Go back to where you started; your key is waiting there.",
            CodeVerdict.SomebodyElses => RequestResult.Failed("That code was made for another user. Start signing in with your own name."),
            _ => RequestResult.Failed("That code is not open. It works once and for 5 minutes; start signing in again."),
        };
    }
}
