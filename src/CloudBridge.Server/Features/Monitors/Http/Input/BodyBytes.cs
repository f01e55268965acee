using CloudBridge.Server.Http.Problems;

namespace CloudBridge.Server.Features.Monitors.Http.Input;

/// <summary>The bytes of a body, as far as anybody needs so many.</summary>
internal static class BodyBytes
{
    /// <summary>The largest body in bytes.</summary>
    public const int Most = 16_384;

    /// <exception cref="ApiException">413: there are more.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Most)
        {
            throw TooLarge();
        }

        var buffer = new byte[(int)(request.ContentLength ?? Most) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > Most ? throw TooLarge() : buffer.AsMemory(0, length);
    }

    private static ApiException TooLarge() =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body has more than {Most} bytes, which no request here needs.");
}
