namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>Writes values that are one part of a long answer and nothing else.</summary>
/// <remarks>Section 3 of <c>protocol/README.md</c>.</remarks>
public static class SoloValue
{
    /// <summary>Digits of a value that are not the answer's.</summary>
    public const int Overhead = 5 + CheckDigits.Length;

    /// <summary>Writes one and returns its length.</summary>
    /// <param name="output">At least <see cref="Overhead"/> places more than <paramref name="digits"/>.</param>
    /// <param name="epoch">The epoch of the server, 0 to 99, which is not sent but checked.</param>
    /// <param name="handle">20 to 99.</param>
    /// <param name="part">0 to 999.</param>
    /// <param name="digits">At least one.</param>
    public static int Write(Span<byte> output, int epoch, int handle, int part, ReadOnlySpan<byte> digits)
    {
        var writer = new DigitWriter(output);
        writer.Write(handle, 2);
        writer.Write(part, 3);
        writer.Write(digits);
        var length = writer.Length + CheckDigits.Length;
        CheckDigits.Write(output[..length], epoch);
        return length;
    }
}
