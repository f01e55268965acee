namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>Fixed-width numbers in ASCII digits.</summary>
internal static class DigitText
{
    /// <summary>True when there is nothing but ASCII digits.</summary>
    public static bool IsDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>The number that at most nine digits say.</summary>
    public static int Read(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }

    /// <summary>Fills the span with the last digits of the number, zeros in front.</summary>
    public static void Write(Span<byte> digits, int number)
    {
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}
