using Microsoft.AspNetCore.Http;

namespace CloudBridge.CloudServer.Scratch.Http;

/// <summary>Cookies as they were sent: quotes stay, nothing is unescaped.</summary>
internal static class RequestCookies
{
    /// <summary>The value of a cookie; null when the request has none of that name.</summary>
    public static string? Find(HttpRequest request, string name)
    {
        foreach (var cookie in request.Headers.Cookie.SelectMany(header => (header ?? "").Split(';', StringSplitOptions.TrimEntries)))
        {
            if (cookie.Length > name.Length && cookie[name.Length] == '=' && cookie.StartsWith(name, StringComparison.Ordinal))
            {
                return cookie[(name.Length + 1)..];
            }
        }

        return null;
    }
}
