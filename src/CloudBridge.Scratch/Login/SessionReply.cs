using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Login;

/// <summary>Understands the answer to the question whose session this is.</summary>
internal static class SessionReply
{
    /// <summary>The facts that it gives about the account; null when there is nobody behind the session.</summary>
    /// <exception cref="ScratchLoginException">It does not say, or the account is banned.</exception>
    public static ScratchAccountState? Read(ScratchReply reply, string user)
    {
        if (reply.Status == 401)
        {
            return null;
        }

        using var body = Json.Parse(reply.Body);
        if (reply.Status is < 200 or >= 300 || body is not { RootElement.ValueKind: JsonValueKind.Object })
        {
            throw LoginReply.Failure(reply, user);
        }

        var found = Json.Property(body.RootElement, "user");
        if (found.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return Json.IsTrue(found, "banned") ? throw LoginFailures.Banned(user) : State(body.RootElement, found, user);
    }

    private static ScratchAccountState State(JsonElement body, JsonElement found, string user) => new(
        Json.Text(found, "username") ?? user,
        Json.IsTrue(Json.Property(body, "permissions"), "new_scratcher"),
        Json.IsTrue(Json.Property(body, "flags"), "must_reset_password"));
}
