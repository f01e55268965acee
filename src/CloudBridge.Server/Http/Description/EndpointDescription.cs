using CloudBridge.Server.Http.Input;
using CloudBridge.Server.Http.Limiting;

namespace CloudBridge.Server.Http.Description;

/// <summary>
/// Says of endpoints what they do, what they read and what may go wrong; the OpenAPI document and the documentation are
/// made from it.
/// </summary>
internal static class EndpointDescription
{
    private const string ProblemJson = "application/problem+json";

    /// <summary>Maps a GET that everybody may read, and the HEAD beside it.</summary>
    public static RouteHandlerBuilder MapPublicGet(this RouteGroupBuilder group, string pattern, Delegate handler)
    {
        group.MapMethods(pattern, [HttpMethods.Head], handler).WithMetadata(new PublicRead()).AnswersPreflights().ExcludeFromDescription();
        return group.MapGet(pattern, handler).WithMetadata(new PublicRead()).AnswersPreflights();
    }

    /// <summary>Has every GET of a group answer HEAD too, with the same headers and no body.</summary>
    public static RouteGroupBuilder AnswersHead(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            var isPublic = endpoint.Metadata.OfType<PublicRead>().Any();
            if (!isPublic && endpoint.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { HttpMethods: ["GET"] } get)
            {
                endpoint.Metadata.Remove(get);
                endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head], get.AcceptCorsPreflight));
            }
        });
        return group;
    }

    /// <summary>
    /// Says what an endpoint does, and which parameters it reads behind the question mark; a bad one is answered by 400.
    /// </summary>
    public static RouteHandlerBuilder Describe(
        this RouteHandlerBuilder endpoint,
        string summary,
        params QueryParameter[] parameters)
    {
        endpoint.WithSummary(summary).WithMetadata([.. parameters]);
        return parameters.Length > 0 ? endpoint.Problems(StatusCodes.Status400BadRequest) : endpoint;
    }

    /// <summary>Says which problems an endpoint may answer with, beside those that every endpoint has.</summary>
    public static RouteHandlerBuilder Problems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.ProducesProblem(status, ProblemJson);
        }

        return endpoint;
    }
}
