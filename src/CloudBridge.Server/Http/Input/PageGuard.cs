using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Limiting;
using CloudBridge.Server.Http.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace CloudBridge.Server.Http.Input;

/// <summary>
/// Turns away what a web page makes a browser send to the API, before it counts for anything: requests from a page of
/// another site, and bodies that are not JSON, which every page may send without asking first.
/// </summary>
internal static class PageGuard
{
    private const string Site = "Sec-Fetch-Site";
    private const string FromElsewhere = "Pages of other sites cannot ask this. Ask it from a program, or from a page of this server.";

    public static Task CheckAsync(HttpContext http, RequestDelegate next)
    {
        var endpoint = http.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<PublicRead>() is not null || TicketAccess.Of(http) is not null)
        {
            // Also what goes wrong may be read there, so that a page can say it.
            http.Response.Headers.AccessControlAllowOrigin = "*";
            return next(http);
        }

        if (!http.Request.Path.StartsWithSegments(ApiPaths.Root))
        {
            return next(http);
        }

        if (IsFromElsewhere(http.Request))
        {
            return ProblemAnswer.Of(http, StatusCodes.Status403Forbidden, FromElsewhere).ExecuteAsync(http);
        }

        // The router refuses other types with an endpoint of its own, but lets a body without any type through.
        if (endpoint is { RequestDelegate: { } refuse } and not RouteEndpoint)
        {
            return refuse(http);
        }

        return endpoint?.Metadata.GetMetadata<IAcceptsMetadata>() is not null && string.IsNullOrEmpty(http.Request.ContentType)
            ? ProblemAnswer.Of(http, StatusCodes.Status415UnsupportedMediaType).ExecuteAsync(http)
            : next(http);
    }

    /// <summary>
    /// Browsers tell where the page is from, other programs send no such header. Another port of this host is elsewhere,
    /// too.
    /// </summary>
    private static bool IsFromElsewhere(HttpRequest request) => request.Headers[Site].ToString() is not ("" or "same-origin" or "none");
}
