using CloudBridge.CloudServer.Scratch.Accounts;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.CloudServer.Scratch.Http;

/// <summary>The cookie of a session, whose value is in double quotes both ways.</summary>
internal static class SiteSessionCookie
{
    public const string Name = "scratchsessionsid";

    /// <summary>
    /// The live session that a request came with; null when there is none. A cookie that leads to none is counted.
    /// </summary>
    public static SiteSession? Find(HttpRequest request, ScratchWorld world)
    {
        if (RequestCookies.Find(request, Name) is not { } cookie)
        {
            return null;
        }

        var isQuoted = cookie.Length > 2 && cookie.StartsWith('"') && cookie.EndsWith('"');
        var session = isQuoted ? world.Sessions.Find(cookie[1..^1]) : null;
        if (session is null)
        {
            world.Counters.WrongCookie();
        }

        return session;
    }

    /// <summary>The <c>Set-Cookie</c> of a session.</summary>
    public static string Set(SiteSession session, TimeSpan lifetime) =>
        $"{Name}=\"{session.Id}\"; HttpOnly; Max-Age={(long)lifetime.TotalSeconds}; Path=/; SameSite=Lax";

    /// <summary>The <c>Set-Cookie</c> that takes it away.</summary>
    public static string Clear() => $"{Name}=\"\"; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/";
}
