using Microsoft.AspNetCore.Http;

namespace CloudBridge.CloudServer.Hosting;

/// <summary>
/// Lets only pages of named origins connect, where the operator names some. Browsers send an Origin with every upgrade, other
/// programs need not.
/// </summary>
internal static class OriginGate
{
    private const string Sentence = "Pages from there may not connect to this server. Whoever runs it can let them in with CloudServer:AllowedOrigins.\n";

    public static bool Admits(IList<string> allowed, HttpRequest request) =>
        allowed.Count == 0 || request.Headers.Origin.Count == 0 || allowed.Contains(request.Headers.Origin.ToString(), StringComparer.OrdinalIgnoreCase);

    public static Task RefuseAsync(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status403Forbidden;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(Sentence);
    }
}
