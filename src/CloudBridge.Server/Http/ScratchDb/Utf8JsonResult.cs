namespace CloudBridge.Server.Http.ScratchDb;

/// <summary>JSON that has been written already; pages from anywhere may read it.</summary>
internal sealed class Utf8JsonResult(int status, ReadOnlyMemory<byte> body) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.XContentTypeOptions = "nosniff";
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
