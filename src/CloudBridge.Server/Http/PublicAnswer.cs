using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CloudBridge.Server.Http;

/// <summary>
/// An answer that is the same for everybody, written once: pages from anywhere may read it, and who has it already gets
/// 304.
/// </summary>
/// <param name="Body">What is sent.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Caching">The header <c>Cache-Control</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Tag">The ETag: a hash of the body.</param>
internal sealed record PublicAnswer(
    ReadOnlyMemory<byte> Body,
    string ContentType,
    string Caching,
    int Status,
    string Tag) : IResult
{
    public const string Json = "application/json";
    public const string Svg = "image/svg+xml";

    private const int TagLength = 16;

    public static PublicAnswer Of(string body, string contentType, string caching, int status = StatusCodes.Status200OK) =>
        Of(Encoding.UTF8.GetBytes(body), contentType, caching, status);

    public static PublicAnswer Of<T>(T value, JsonTypeInfo<T> type, string caching) =>
        Of(JsonSerializer.SerializeToUtf8Bytes(value, type), Json, caching, StatusCodes.Status200OK);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = Tag;
        response.Headers.CacheControl = Caching;
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.XContentTypeOptions = "nosniff";
        if (Status == StatusCodes.Status200OK && EntityTags.IsKnown(httpContext.Request, Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }

    private static PublicAnswer Of(byte[] body, string contentType, string caching, int status) =>
        new(body, contentType, caching, status, $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..TagLength]}\"");
}
