using System.Buffers;
using System.Globalization;
using System.IO.Compression;

namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>Looks for a text in the beginning of a body, unpacked and in its own characters.</summary>
internal static class BodySearch
{
    /// <summary>A packed body may be longer on the wire than the text it holds, because chunks have frames.</summary>
    private const int WireShare = 4;

    private const int PieceBytes = 8 * 1024;

    /// <summary>Reads until the text is found.</summary>
    /// <param name="body">The answer, behind its head.</param>
    /// <param name="head">Its head.</param>
    /// <param name="text">What to look for.</param>
    /// <param name="maxKilobytes">How much of the body is looked at.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when it is there, otherwise why it was not found.</returns>
    /// <exception cref="ProbeFailedException">The body is cut off or cannot be read, and the text was not in what
    /// came.</exception>
    public static async ValueTask<string?> FindAsync(
        IHttpResponseBody body,
        HttpResponseHead head,
        string text,
        int maxKilobytes,
        CancellationToken cancellationToken)
    {
        if (head.ForeignTransfer is { } transfer)
        {
            throw Unread(transfer);
        }

        IBodyDecoder decoder = head.IsChunked ? new ChunkedBody() : new PlainBody(head.IsBodyless ? 0 : head.ContentLength);
        var maxBytes = maxKilobytes * 1024;
        var wire = new BodyStream(body, decoder, WireShare * maxBytes);
        await using var closed = wire.ConfigureAwait(false);
        var isFound = await FindAsync(wire, head, text, maxBytes, cancellationToken).ConfigureAwait(false);
        return isFound switch
        {
            true => null,
            false => "the text is not in the answer",
            null => string.Create(CultureInfo.InvariantCulture, $"the text is not in the first {maxKilobytes} KB of the answer"),
        };
    }

    /// <summary>True when it is there, null when a limit ended the search.</summary>
    private static async ValueTask<bool?> FindAsync(
        BodyStream wire,
        HttpResponseHead head,
        string text,
        int maxBytes,
        CancellationToken cancellationToken)
    {
        var body = await UnpackAsync(wire, head.Packing, cancellationToken).ConfigureAwait(false);
        await using var closed = body.ConfigureAwait(false);
        using var finder = new TextFinder(text, head.ContentType, maxBytes);
        var piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            for (var left = maxBytes; left > 0;)
            {
                var count = await body.ReadAsync(piece.AsMemory(0, Math.Min(PieceBytes, left)), cancellationToken).ConfigureAwait(false);
                if (finder.Finds(piece.AsSpan(0, count), isEnd: count == 0))
                {
                    return true;
                }

                if (count == 0)
                {
                    return wire.IsCut ? null : false;
                }

                left -= count;
            }

            return wire.IsComplete && body == wire ? false : null;
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException)
        {
            return wire.IsCut ? null : throw new ProbeFailedException(CheckOutcome.BadAnswer, "the answer cannot be unpacked");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static async ValueTask<Stream> UnpackAsync(
        BodyStream wire,
        string? packing,
        CancellationToken cancellationToken) =>
        packing switch
    {
        null or "identity" or "" => wire,
        "gzip" or "x-gzip" => new GZipStream(wire, CompressionMode.Decompress),
        "deflate" => await InflateAsync(wire, cancellationToken).ConfigureAwait(false),
        "br" => new BrotliStream(wire, CompressionMode.Decompress),
        _ => throw Unread(packing),
    };

    /// <summary>The name stands for zlib, but some send what is inside alone.</summary>
    private static async ValueTask<Stream> InflateAsync(BodyStream wire, CancellationToken cancellationToken) =>
        (await wire.PeekAsync(cancellationToken).ConfigureAwait(false) & 0x8F) == 0x08
            ? new ZLibStream(wire, CompressionMode.Decompress)
            : new DeflateStream(wire, CompressionMode.Decompress);

    private static ProbeFailedException Unread(string packing) =>
        new(CheckOutcome.BadAnswer, $"the answer comes packed as {packing}, which is not read");
}
