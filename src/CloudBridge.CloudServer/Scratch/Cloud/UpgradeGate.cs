using CloudBridge.CloudServer.Scratch.Http;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.CloudServer.Scratch.Cloud;

/// <summary>
/// Who gets a WebSocket: a live session and the right Origin, checked before the upgrade. That both are needed is
/// known; the status of the refusal, 403, is UNVERIFIED.
/// </summary>
internal sealed class UpgradeGate(ScratchWorld world)
{
    /// <summary>The member to be; null when it was refused and the response says how.</summary>
    public ScratchMember? Admit(HttpContext context)
    {
        var session = SiteSessionCookie.Find(context.Request, world);
        var status = Refusal(context.Request, session is { Account.IsBanned: false });
        if (status is null)
        {
            return new ScratchMember(session!, world);
        }

        world.Counters.UpgradeRefused();
        context.Response.StatusCode = status.Value;
        return null;
    }

    private int? Refusal(HttpRequest request, bool isSignedIn)
    {
        if (world.Switches.IsCloudDown)
        {
            return StatusCodes.Status503ServiceUnavailable;
        }

        return isSignedIn && HasOrigin(request) ? null : StatusCodes.Status403Forbidden;
    }

    private bool HasOrigin(HttpRequest request) =>
        world.Profile.RequiredOrigin is not { } origin || string.Equals(request.Headers.Origin, origin, StringComparison.OrdinalIgnoreCase);
}
