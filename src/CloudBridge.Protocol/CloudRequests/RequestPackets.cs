namespace CloudBridge.Protocol.CloudRequests;

/// <summary>Cuts the digits of one request into the values a project writes, 245 digits each.</summary>
/// <param name="digits">The encoded request.</param>
/// <param name="id">The id of the request.</param>
public readonly struct RequestPackets(ReadOnlyMemory<byte> digits, RequestId id)
{
    /// <summary>Payload digits of every part but the last; a payload of exactly this length takes two parts.</summary>
    public const int PartLength = 245;

    /// <summary>Values the request takes, at least one.</summary>
    public int Count => (digits.Length / PartLength) + 1;

    /// <summary>Bytes the longest value takes.</summary>
    public int MaxValueLength => PartLength + id.Length + 2;

    /// <summary>Writes value <paramref name="number"/> (from 1) and returns its length.</summary>
    public int Write(int number, Span<byte> output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Count);
        var rest = digits.Span[((number - 1) * PartLength)..];
        var length = 0;
        if (number < Count)
        {
            rest = rest[..PartLength];
            output[length++] = (byte)'-';
        }

        rest.CopyTo(output[length..]);
        length += rest.Length;
        output[length++] = (byte)'.';
        return length + id.Write(output[length..]);
    }
}
