using Microsoft.AspNetCore.Http;

namespace CloudBridge.CloudServer.Scratch.Http;

/// <summary>
/// The rules for what a POST to the site must have. Known is the double-submit, where header <c>x-csrftoken</c> equals cookie
/// <c>scratchcsrftoken</c>. Every library sends the Referer and a User-Agent too; that they are needed is UNVERIFIED.
/// </summary>
internal static class CsrfRules
{
    public const string CookieName = "scratchcsrftoken";

    public static bool Allow(HttpRequest request, string? requiredOrigin)
    {
        var token = request.Headers["x-csrftoken"].ToString();
        return token.Length > 0
            && token == RequestCookies.Find(request, CookieName)
            && request.Headers.UserAgent.Count > 0
            && (requiredOrigin is null || request.Headers.Referer.ToString().StartsWith(requiredOrigin, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>True when a request says that a script sent it.</summary>
    public static bool IsFromScript(HttpRequest request) => request.Headers.XRequestedWith == "XMLHttpRequest";
}
