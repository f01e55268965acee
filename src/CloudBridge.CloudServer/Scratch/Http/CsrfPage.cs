using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.CloudServer.Scratch.Http;

/// <summary><c>GET /csrf_token/</c>: a token as a cookie. Any token will do, so none is remembered.</summary>
internal static class CsrfPage
{
    public static Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.SetCookie = NewCookie();
        return SiteResponse.HtmlAsync(context, StatusCodes.Status200OK, "");
    }

    public static string NewCookie() => $"{CsrfRules.CookieName}={RandomNumberGenerator.GetHexString(32)}; Path=/; SameSite=Lax";
}
