namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>
/// The last two digits of each value: they catch every wrong digit and every two neighbours that changed places.
/// </summary>
/// <remarks>Section 1 of <c>protocol/README.md</c>; ISO 7064, MOD 97-10.</remarks>
public static class CheckDigits
{
    /// <summary>Digits they take.</summary>
    public const int Length = 2;

    /// <summary>Digits of the shortest value.</summary>
    public const int MinValueLength = 6;

    private const int Modulus = 97;
    private const int PieceLength = 16;

    /// <summary>True for a value of CB1: digits alone, at least six, the first not 0, with the right check digits.</summary>
    public static bool AreRight(ReadOnlySpan<byte> value) => IsValue(value) && Remainder(value, 0) == 1;

    /// <summary>The same for a solo value, whose check digits are made over the epoch, too.</summary>
    /// <param name="value">The value as it came.</param>
    /// <param name="epoch">0 to 99; with any other number no value is right.</param>
    public static bool AreRight(ReadOnlySpan<byte> value, int epoch) =>
        epoch is >= 0 and <= 99 && IsValue(value) && Remainder(value, epoch) == 1;

    /// <summary>Writes the check digits into the last two places of a value.</summary>
    public static void Write(Span<byte> value) => Write(value, 0);

    /// <summary>Writes the check digits into the last two places of a solo value.</summary>
    /// <param name="value">Digits, and two places more.</param>
    /// <param name="epoch">0 to 99.</param>
    public static void Write(Span<byte> value, int epoch)
    {
        var check = value[^Length..];
        check.Fill((byte)'0');
        DigitText.Write(check, Modulus + 1 - Remainder(value, epoch));
    }

    private static bool IsValue(ReadOnlySpan<byte> value) =>
        value.Length >= MinValueLength && value[0] != (byte)'0' && DigitText.IsDigits(value);

    private static int Remainder(ReadOnlySpan<byte> digits, int start)
    {
        var remainder = (ulong)start;
        while (!digits.IsEmpty)
        {
            var piece = digits[..Math.Min(PieceLength, digits.Length)];
            foreach (var digit in piece)
            {
                remainder = (remainder * 10) + digit - '0';
            }

            remainder %= Modulus;
            digits = digits[piece.Length..];
        }

        return (int)remainder;
    }
}
