using System.Buffers;
using System.Text;

namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>Looks for a text in the first 64 KiB of a body, byte by byte as UTF-8.</summary>
internal static class BodySearch
{
    /// <summary>How much of a body is read, in bytes.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    private const int MaxWireBytes = 4 * MaxBodyBytes;

    /// <summary>Reads until the text is found; false when it is not there.</summary>
    /// <exception cref="ProbeFailedException">The body is cut off or not decodable, and the text was not in what came.</exception>
    public static async ValueTask<bool> FindAsync(AnswerReader reader, AnswerHead head, string text, CancellationToken cancellationToken)
    {
        if (head.IsForeign)
        {
            throw new ProbeFailedException(CheckOutcome.BadAnswer);
        }

        var body = ArrayPool<byte>.Shared.Rent(MaxBodyBytes);
        try
        {
            IBodyDecoder decoder = head.IsChunked ? new ChunkedBody() : new PlainBody(head.IsBodyless ? 0 : head.ContentLength);
            return await FindAsync(reader, decoder, Encoding.UTF8.GetBytes(text), body, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private static async ValueTask<bool> FindAsync(AnswerReader reader, IBodyDecoder decoder, byte[] text, byte[] body, CancellationToken cancellationToken)
    {
        var filled = 0;
        var onWire = 0;
        while (!decoder.IsComplete && filled < MaxBodyBytes && onWire < MaxWireBytes)
        {
            var wire = await reader.ReadBodyAsync(cancellationToken).ConfigureAwait(false);
            if (wire.IsEmpty)
            {
                return decoder.EndsWithConnection ? false : throw new ProbeFailedException(CheckOutcome.BadAnswer);
            }

            onWire += wire.Length;
            var from = Math.Max(0, filled - text.Length + 1);
            filled += decoder.Decode(wire.Span, body.AsSpan(filled, MaxBodyBytes - filled));
            if (body.AsSpan(from, filled - from).IndexOf(text) >= 0)
            {
                return true;
            }
        }

        return text.Length == 0;
    }
}
