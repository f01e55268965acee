using System.Globalization;

namespace CloudBridge.Server.Features.ScratchDb.Http;

/// <summary>JSON that has been written already; pages from anywhere may read it.</summary>
internal sealed class Utf8JsonResult(int status, ReadOnlyMemory<byte> body, TimeSpan? retryAfter = null) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.XContentTypeOptions = "nosniff";
        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
