using System.Globalization;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>Turns numbers of users into names and back: <c>SunnyOtter1234</c>.</summary>
internal static class UserNames
{
    public const int Count = 1 << 24;
    public const int Mask = Count - 1;
    private const uint Scatter = 0x9E3779B1;
    private const int Digits = 4_096;
    private static readonly uint Gather = Inverse(Scatter);

    public static string Of(int number)
    {
        var code = unchecked((uint)number * Scatter) & Mask;
        return Words.Qualities[code & 63] + Words.Animals[(code >> 6) & 63] + (code >> 12).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The number of a name that <see cref="Of"/> gives, in any case; null for others.</summary>
    public static int? NumberOf(string name)
    {
        var quality = Array.FindIndex(Words.Qualities, word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        if (quality < 0)
        {
            return null;
        }

        var rest = name[Words.Qualities[quality].Length..];
        var digits = rest.TrimStart(Letters);
        var animal = Array.FindIndex(Words.Animals, word => word.Equals(rest[..^digits.Length], StringComparison.OrdinalIgnoreCase));
        if (animal < 0
            || !uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count >= Digits
            || digits != count.ToString(CultureInfo.InvariantCulture))
        {
            return null;
        }

        return (int)(unchecked((((count << 6) | (uint)animal) << 6 | (uint)quality) * Gather) & Mask);
    }

    /// <summary>True for 3 to 20 letters, digits, <c>-</c> and <c>_</c>.</summary>
    public static bool IsValid(string name) =>
        name.Length is >= 3 and <= 20 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static char[] Letters { get; } =
        [.. Enumerable.Range('a', 26).Select(c => (char)c), .. Enumerable.Range('A', 26).Select(c => (char)c)];

    private static uint Inverse(uint odd)
    {
        var inverse = odd;
        for (var i = 0; i < 5; i++)
        {
            inverse = unchecked(inverse * (2 - (odd * inverse)));
        }

        return inverse;
    }
}
