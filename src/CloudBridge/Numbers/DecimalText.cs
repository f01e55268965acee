using System.Globalization;
using System.Text.RegularExpressions;

namespace CloudBridge.Numbers;

/// <summary>Looks at texts that no type could read as a number: some are numbers all the same, and only too large.</summary>
internal static partial class DecimalText
{
    /// <summary>From here on a text with an exponent is a whole number to a player.</summary>
    private const double Huge = 1e15;

    /// <summary>
    /// Why a number cannot be taken: too large, too small or with too many digits; null for a text that is none.
    /// </summary>
    /// <param name="text">What no type could read.</param>
    /// <param name="isWhole">Whether a whole number was wanted; others are none then.</param>
    public static string? FaultOf(string text, bool isWhole)
    {
        if (!Shape().IsMatch(text))
        {
            return null;
        }

        var size = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return isWhole && Math.Abs(size) < Huge && !Digits().IsMatch(text) ? null
            : size >= 1 ? "too large"
            : size <= -1 ? "too small"
            : "too long";
    }

    [GeneratedRegex(@"^\s*[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^\s*[+-]?[0-9]+\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
