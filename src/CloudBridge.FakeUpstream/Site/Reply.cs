using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>Reads what was asked and writes answers.</summary>
internal static class Reply
{
    public static Task JsonAsync(HttpContext context, object body) =>
        context.Response.WriteAsJsonAsync(body, context.RequestAborted);

    public static Task HtmlAsync(HttpContext context, string body) => TextAsync(context, body, "text/html; charset=utf-8");

    public static Task TextAsync(HttpContext context, string body, string type)
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    public static Task BytesAsync(HttpContext context, byte[] body, string type)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }

    public static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return HtmlAsync(context, "<!DOCTYPE html><html><body><h1>Whoops! Our server is Scratch'ing its head</h1></body></html>");
    }

    public static Task RefusedAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return JsonAsync(context, new { code = "BadRequest", message = "" });
    }

    /// <summary>A text of the path.</summary>
    public static string Text(HttpContext context, string name) => context.Request.RouteValues[name] as string ?? "";

    /// <summary>A number of the path; 0, which nothing has, for something else.</summary>
    public static long Id(HttpContext context, string name) =>
        long.TryParse(Text(context, name), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>A number of the query.</summary>
    public static int Number(HttpContext context, string name, int usual, int most) =>
        int.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : usual;

    public static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
