using System.Text.Json;
using CloudBridge.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CloudBridge.Server.Http;

/// <summary><c>/livez</c>: the process answers. <c>/readyz</c>: projects get answers.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/livez", () => TypedResults.Json(new { Status = "live" }, JsonSerializerOptions.Web));
        app.MapGet("/readyz", (Readiness readiness) => Report(readiness.Missing()));
    }

    private static JsonHttpResult<HealthReport> Report(IReadOnlyList<NotReady> missing) => missing.Count == 0
        ? TypedResults.Json(new HealthReport("ready", missing), JsonSerializerOptions.Web)
        : TypedResults.Json(new HealthReport("not ready", missing), JsonSerializerOptions.Web, statusCode: StatusCodes.Status503ServiceUnavailable);
}
