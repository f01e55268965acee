using System.Text.Json;
using CloudBridge.Server.Http.Forms;
using Microsoft.AspNetCore.Http.Features;

namespace CloudBridge.Server.Http.Access;

/// <summary>Reads and writes small JSON documents that nobody may keep, with names in snake case.</summary>
internal static class SnakeJson
{
    private const int MaxBytes = 4 * 1024;

    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new OffsetTimeJson() },
    };

    /// <summary>The body of a request; null when it is none of the kind, or longer than 4 KiB.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBytes;
        }

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Options, context.RequestAborted);
        }
        catch (Exception error) when (error is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    /// <summary>An answer that nobody may keep.</summary>
    public static IResult Answer<T>(HttpContext context, T value, int status = StatusCodes.Status200OK)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(value, Options, statusCode: status);
    }
}
