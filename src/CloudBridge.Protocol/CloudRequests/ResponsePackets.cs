using System.Buffers.Text;

namespace CloudBridge.Protocol.CloudRequests;

/// <summary>
/// Cuts one answer into the values a host writes: <c>&lt;digits&gt;.&lt;id&gt;&lt;NNN&gt;1</c> for every part but the
/// last, <c>&lt;digits&gt;.&lt;id&gt;2222</c> (text) or <c>…3222</c> (raw number) for the last.
/// </summary>
public readonly record struct ResponsePackets
{
    /// <summary>Parts the three-digit part number can count, not counting the last.</summary>
    public const int MaxNumberedParts = 999;

    /// <summary>
    /// Digits of a value that are not payload, beside the id: the dot, the part number and the mark, and one to spare.
    /// </summary>
    private const int Overhead = 6;

    private readonly ResponsePayload _payload;
    private readonly int _partLength;

    /// <summary>Prepares an answer for a cloud.</summary>
    /// <param name="payload">The answer.</param>
    /// <param name="id">The request it answers.</param>
    /// <param name="valueLength">Characters a value may have: 256 on Scratch, 100,000 on TurboWarp; at least 32.</param>
    public ResponsePackets(ResponsePayload payload, RequestId id, int valueLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(valueLength, 32);
        _payload = payload;
        _partLength = valueLength - id.Length - Overhead;
        Id = id;
    }

    /// <summary>The request that is answered.</summary>
    public RequestId Id { get; }

    /// <summary>Payload digits in all.</summary>
    public int Digits => _payload.Digits.Length;

    /// <summary>Values the answer takes, at least one.</summary>
    public int Count => Math.Max(1, (_payload.Digits.Length + _partLength - 1) / _partLength);

    /// <summary>False when the answer needs more parts than can be numbered.</summary>
    public bool Fits => Count <= MaxNumberedParts + 1;

    /// <summary>Bytes the longest value takes.</summary>
    public int MaxValueLength => Math.Min(_partLength, _payload.Digits.Length) + Id.Length + Overhead;

    /// <summary>Payload digits one answer may have on a cloud.</summary>
    public static int MaxDigits(RequestId id, int valueLength) => (MaxNumberedParts + 1) * (valueLength - id.Length - Overhead);

    /// <summary>Writes value <paramref name="number"/> (from 1 to <see cref="Count"/>) and returns its length.</summary>
    public int Write(int number, Span<byte> output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Count);
        var isLast = number == Count;
        var part = _payload.Digits.Span[((number - 1) * _partLength)..];
        part = isLast ? part : part[.._partLength];
        part.CopyTo(output);
        var length = part.Length;
        output[length++] = (byte)'.';
        length += Id.Write(output[length..]);
        if (isLast)
        {
            (_payload.IsRaw ? "3222"u8 : "2222"u8).CopyTo(output[length..]);
            return length + 4;
        }

        Utf8Formatter.TryFormat(number, output[length..], out var digits, new('D', 3));
        output[length + digits] = (byte)'1';
        return length + digits + 1;
    }
}
