using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CloudBridge.Server.Features.Health;

/// <summary><c>/livez</c>: the process answers. <c>/readyz</c>: projects get answers.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/livez", () => TypedResults.Json(new { Status = "live" }, JsonSerializerOptions.Web));
        app.MapGet("/readyz", (Readiness readiness) => Report(readiness.Missing(), readiness.Limited()));
    }

    private static JsonHttpResult<HealthReport> Report(IReadOnlyList<NotReady> missing, IReadOnlyList<NotReady> limited)
    {
        var (status, code) = missing.Count == 0 ? ("ready", StatusCodes.Status200OK) : ("not ready", StatusCodes.Status503ServiceUnavailable);
        return TypedResults.Json(new HealthReport(status, missing, limited.Count > 0 ? limited : null), JsonSerializerOptions.Web, statusCode: code);
    }

    /// <summary>The answer of <c>/readyz</c>.</summary>
    /// <param name="Status">Ready or not.</param>
    /// <param name="NotReady">What keeps projects from getting answers.</param>
    /// <param name="Limited">What does not work although they get answers; left out when there is nothing.</param>
    private sealed record HealthReport(
        string Status,
        IReadOnlyList<NotReady> NotReady,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<NotReady>? Limited);
}
