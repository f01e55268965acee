using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.CloudServer.Scratch.Http;

/// <summary><c>POST /accounts/logout/</c>: ends the session of the cookie. What it answers is UNVERIFIED.</summary>
internal sealed class LogoutPage(ScratchWorld world)
{
    public Task AnswerAsync(HttpContext context)
    {
        if (SiteSessionCookie.Find(context.Request, world) is { } session)
        {
            world.Sessions.End(session.Id);
        }

        context.Response.Headers.SetCookie = SiteSessionCookie.Clear();
        return SiteResponse.JsonAsync(context, StatusCodes.Status200OK, new JsonObject());
    }
}
