using System.Diagnostics.CodeAnalysis;

namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>The content of a request.</summary>
/// <param name="Name">The request.</param>
/// <param name="Arguments">Its arguments in order; null is not the empty text.</param>
/// <remarks>Source: section 4 of <c>protocol/README.md</c>.</remarks>
public sealed record RequestPayload(string Name, IReadOnlyList<string?> Arguments)
{
    /// <summary>Writes the payload, the shorter way where there are two. Halves of surrogate pairs become U+FFFD.</summary>
    /// <returns>ASCII digits.</returns>
    public byte[] Write() => RequestWriter.Write(this);

    /// <summary>Reads a payload; damaged digits are no error, only false.</summary>
    /// <param name="digits">ASCII digits.</param>
    /// <param name="request">The content of the payload; null on false.</param>
    public static bool TryRead(ReadOnlySpan<byte> digits, [NotNullWhen(true)] out RequestPayload? request) =>
        RequestReader.TryRead(digits, out request);
}
