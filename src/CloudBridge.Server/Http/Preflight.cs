using CloudBridge.Server.Http.Access;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.Server.Http;

/// <summary>
/// Answers what browsers ask before they send a header of a page's own, such as <c>If-None-Match</c>, to another site: yes
/// for what pages from anywhere may read anyway. Everything else is answered as if nobody had asked first, which browsers
/// take for a no.
/// </summary>
internal static class Preflight
{
    private const string Methods = "GET, HEAD";

    // The star stands for every header but one. Whatever comes in them opens nothing here.
    private const string Headers = "*, Authorization";
    private const string Seconds = "7200";

    /// <summary>Has the router give preflights of these endpoints to them.</summary>
    public static T AnswersPreflights<T>(this T endpoints)
        where T : IEndpointConventionBuilder
    {
        endpoints.Finally(endpoint =>
        {
            foreach (var methods in endpoint.Metadata.OfType<IHttpMethodMetadata>())
            {
                methods.AcceptCorsPreflight = true;
            }
        });
        return endpoints;
    }

    /// <summary>Belongs right behind the routing: nothing of a preflight is counted, and no key or ticket is looked at.</summary>
    public static Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        var endpoint = http.GetEndpoint();
        if (!HttpMethods.IsOptions(http.Request.Method) || endpoint?.Metadata.GetMetadata<IHttpMethodMetadata>() is not { AcceptCorsPreflight: true })
        {
            return next(http);
        }

        if (endpoint.Metadata.GetMetadata<TicketAccess>() is not null && TicketAccess.Of(http) is null)
        {
            // Without a ticket it is closed to pages, and asking first must not run it.
            http.SetEndpoint(null);
            return next(http);
        }

        var response = http.Response;
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlAllowMethods = Methods;
        response.Headers.AccessControlAllowHeaders = Headers;
        response.Headers.AccessControlMaxAge = Seconds;
        return Task.CompletedTask;
    }
}
