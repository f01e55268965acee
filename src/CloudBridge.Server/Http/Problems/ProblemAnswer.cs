using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CloudBridge.Server.Http.Problems;

/// <summary>Makes <c>application/problem+json</c> with type, title, status and a detail that says what to do.</summary>
internal static class ProblemAnswer
{
    private const string TypePrefix = "urn:cloudbridge:";

    /// <summary>The problem of a status.</summary>
    /// <param name="http">Gets the header <c>Retry-After</c>, in whole seconds.</param>
    /// <param name="status">The status.</param>
    /// <param name="detail">What to do; null says what the status alone tells.</param>
    /// <param name="retryAfter">When to try again.</param>
    public static ProblemHttpResult Of(HttpContext http, int status, string? detail = null, TimeSpan? retryAfter = null)
    {
        if (retryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        http.Response.Headers.CacheControl = "no-store";
        var kind = ProblemKind.Of(status);
        return TypedResults.Problem(new ProblemDetails
        {
            Type = TypePrefix + kind.Word,
            Title = kind.Title,
            Status = status,
            Detail = string.IsNullOrEmpty(detail) ? kind.Advice : detail,
        });
    }
}
