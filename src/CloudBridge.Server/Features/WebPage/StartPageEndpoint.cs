using CloudBridge.Server.Features.Monitors.Http.CloudHead;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Limiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CloudBridge.Server.Features.WebPage;

/// <summary><c>/</c>: <c>{"status": "up"}</c> as CloudHead answered, and a page for browsers.</summary>
internal static class StartPageEndpoint
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapStartPage(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/", [HttpMethods.Head], Answer).WithMetadata(new PublicRead()).AnswersPreflights().ExcludeFromDescription();
        app.MapGet("/", Answer).WithMetadata(new PublicRead()).AnswersPreflights().WithTags("CloudHead")
            .WithSummary("Says that the server is up. Browsers, which prefer text/html, get a page.")
            .Produces<SpacedJson.StatusShape>();
    }

    private static ContentHttpResult Answer(HttpContext context)
    {
        context.Response.Headers.Vary = HeaderNames.Accept;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (!PrefersPage(context.Request))
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            return TypedResults.Content(SpacedJson.Up, PublicAnswer.Json);
        }

        context.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Content(context.RequestServices.GetRequiredService<StartPage>().Render(), "text/html; charset=utf-8");
    }

    private static bool PrefersPage(HttpRequest request) => Quality(request, "text/html") > Quality(request, "application/json");

    /// <summary>
    /// The degree to which the client wants a type: the most specific range that has it decides; without a header all types
    /// are equal.
    /// </summary>
    private static double Quality(HttpRequest request, string type)
    {
        var range = request.GetTypedHeaders().Accept
            .Where(accepted => new MediaTypeHeaderValue(type).IsSubsetOf(accepted))
            .MaxBy(accepted => accepted.MatchesAllTypes ? 0 : accepted.MatchesAllSubTypes ? 1 : 2);
        return range is null ? 0 : range.Quality ?? 1;
    }
}
