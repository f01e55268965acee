using System.Globalization;
using CloudBridge.Monitors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CloudBridge.Server.Http.Access;

/// <summary>Refusals as ProblemDetails: what is wrong, and in <c>hint</c> what to do.</summary>
internal static class AccessProblems
{
    public const string HowToSignIn = "Send a key as 'Authorization: Bearer cbk1_…'. "
        + "To get one, POST {\"user\": \"your Scratch name\"} to /api/v1/auth/start, or ask whoever runs this server.";

    private const string Title = "Access";
    private const string StorePauseSeconds = "5";

    public static ProblemHttpResult Of(int status, string detail, string hint) =>
        TypedResults.Problem(detail, statusCode: status, title: Title, extensions: new Dictionary<string, object?> { ["hint"] = hint });

    /// <summary>429 with the time to wait.</summary>
    public static ProblemHttpResult TooOften(HttpContext context, TimeSpan wait, string detail)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        return Of(StatusCodes.Status429TooManyRequests, detail, $"Try again in {seconds} s.");
    }

    /// <summary>503 with the time after which the store may be back.</summary>
    public static ProblemHttpResult Unavailable(HttpContext context, string detail, string hint)
    {
        context.Response.Headers.RetryAfter = StorePauseSeconds;
        return Of(StatusCodes.Status503ServiceUnavailable, detail, $"{hint} Try again in {StorePauseSeconds} s.");
    }

    /// <summary>The refusal of a fault, in its own words.</summary>
    public static ProblemHttpResult Of(HttpContext context, MonitorException error)
    {
        if (error.Fault == MonitorFault.Unavailable)
        {
            return Unavailable(context, error.Message, "Nothing has changed.");
        }

        var (status, hint) = error.Fault switch
        {
            MonitorFault.QuotaReached => (StatusCodes.Status409Conflict, "List your keys with GET /api/v1/keys and revoke one with DELETE /api/v1/keys/{id}."),
            MonitorFault.NotFound => (StatusCodes.Status404NotFound, "List your keys with GET /api/v1/keys."),
            _ => (StatusCodes.Status400BadRequest, "Correct the value and try again."),
        };
        return Of(status, error.Message, hint);
    }
}
