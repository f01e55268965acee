using System.Text.Json.Nodes;
using CloudBridge.CloudServer.Scratch.Accounts;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.CloudServer.Scratch.Http;

/// <summary>
/// <c>POST /session</c>: who is signed in. Without a login there is no <c>user</c>; the rest of that body is UNVERIFIED.
/// </summary>
internal sealed class SessionPage(ScratchWorld world)
{
    public Task AnswerAsync(HttpContext context)
    {
        var body = new JsonObject();
        if (SiteSessionCookie.Find(context.Request, world) is { } session)
        {
            body["user"] = User(session);
            body["permissions"] = Permissions(session.Account.IsNewScratcher);
        }

        body["flags"] = Flags();
        return SiteResponse.JsonAsync(context, StatusCodes.Status200OK, body);
    }

    private JsonObject User(SiteSession session)
    {
        var id = world.Accounts.IdOf(session.Account);
        return new()
        {
            ["id"] = id,
            ["banned"] = session.Account.IsBanned,
            ["should_vpn"] = false,
            ["username"] = session.Account.Name,
            ["token"] = session.Token,
            ["thumbnailUrl"] = $"//cdn2.scratch.mit.edu/get_image/user/{id}_32x32.png",
            ["dateJoined"] = "2020-01-01T00:00:00",
            ["email"] = $"{session.Account.Name}@example.org",
            ["birthYear"] = 2000,
            ["birthMonth"] = 1,
            ["gender"] = "",
        };
    }

    private static JsonObject Permissions(bool isNewScratcher) => new()
    {
        ["admin"] = false,
        ["scratcher"] = !isNewScratcher,
        ["new_scratcher"] = isNewScratcher,
        ["invited_scratcher"] = false,
        ["social"] = true,
        ["educator"] = false,
        ["educator_invitee"] = false,
        ["student"] = false,
        ["mute_status"] = new JsonObject(),
    };

    private static JsonObject Flags() => new()
    {
        ["must_reset_password"] = false,
        ["must_complete_registration"] = false,
        ["has_outstanding_email_confirmation"] = false,
        ["show_welcome"] = false,
        ["confirm_email_banner"] = false,
        ["unsupported_browser_banner"] = false,
        ["with_parent_email"] = false,
        ["project_comments_enabled"] = true,
        ["gallery_comments_enabled"] = true,
        ["userprofile_comments_enabled"] = true,
        ["everything_is_totally_normal"] = false,
    };
}
