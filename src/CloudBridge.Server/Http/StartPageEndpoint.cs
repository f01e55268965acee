using Microsoft.Net.Http.Headers;

namespace CloudBridge.Server.Http;

/// <summary><c>/</c>: a page for people, <c>{"status":"up"}</c> for programs.</summary>
internal static class StartPageEndpoint
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapStartPage(this IEndpointRouteBuilder app) => app.MapGet("/", (HttpContext context, StartPage page) =>
    {
        context.Response.Headers.Vary = HeaderNames.Accept;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (PrefersJson(context.Request))
        {
            return (IResult)TypedResults.Json(new { Status = "up" });
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Content(page.Render(), "text/html; charset=utf-8");
    });

    private static bool PrefersJson(HttpRequest request) => Quality(request, "application/json") > Quality(request, "text/html");

    /// <summary>How much the client wants a type: the most specific range that has it decides; without a header all types are equal.</summary>
    private static double Quality(HttpRequest request, string type)
    {
        var range = request.GetTypedHeaders().Accept
            .Where(accepted => new MediaTypeHeaderValue(type).IsSubsetOf(accepted))
            .MaxBy(accepted => accepted.MatchesAllTypes ? 0 : accepted.MatchesAllSubTypes ? 1 : 2);
        return range is null ? 0 : range.Quality ?? 1;
    }
}
