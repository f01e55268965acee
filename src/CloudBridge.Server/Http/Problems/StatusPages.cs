using Microsoft.AspNetCore.Diagnostics;

namespace CloudBridge.Server.Http.Problems;

/// <summary>Gives answers of the API that would be empty, such as 404, 405 and 401, the form of a problem.</summary>
internal static class StatusPages
{
    public static Task WriteAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        return http.Request.Path.StartsWithSegments(ApiPaths.Root)
            ? ProblemAnswer.Of(http, http.Response.StatusCode).ExecuteAsync(http)
            : Task.CompletedTask;
    }
}
