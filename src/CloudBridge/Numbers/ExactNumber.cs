using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using CloudBridge.Numbers;

namespace CloudBridge;

/// <summary>
/// A decimal number without rounding: <see cref="Digits"/> divided by ten to the power of <see cref="Scale"/>, without
/// zeros at the end. Handlers may take and answer it; what has more than <see cref="MaxDigits"/> digits is "too large" to
/// the player.
/// </summary>
public readonly partial record struct ExactNumber : IFormattable
{
    /// <summary>The most digits between the first and the last that is not 0.</summary>
    public const int MaxDigits = 100;

    private const int MaxText = 500;
    private const int MinExponent = -100;
    private const int MaxExponent = 400;

    private ExactNumber(BigInteger digits, int scale)
    {
        (Digits, Scale) = (digits, scale);
    }

    /// <summary>All digits as a whole number, with the sign.</summary>
    public BigInteger Digits { get; }

    /// <summary>The number of digits behind the point; below 0 for zeros in front of it.</summary>
    public int Scale { get; }

    /// <summary>
    /// The number in a text: 5, -0.25, .5 or 1e+21 with blanks around; null when it is none or has too many digits.
    /// </summary>
    public static ExactNumber? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxText || Shape().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (whole, part, power) = (match.Groups["whole"].Value, match.Groups["part"].Value, match.Groups["power"].Value);
        if (whole.Length + part.Length == 0)
        {
            return null;
        }

        var digits = BigInteger.Parse(whole + part, NumberStyles.None, CultureInfo.InvariantCulture);
        var exponent = power.Length == 0 ? 0 : int.Parse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return Of(match.Groups["sign"].Value == "-" ? -digits : digits, part.Length - exponent);
    }

    /// <summary>
    /// True for a text that is a number, but one that <see cref="Parse"/> does not take because it is too large or too
    /// long.
    /// </summary>
    public static bool IsTooLarge(string text) => Parse(text) is null && DecimalText.FaultOf(text, isWhole: false) is not null;

    /// <summary>The exact sum; null when it has too many digits.</summary>
    public ExactNumber? Plus(ExactNumber other)
    {
        var scale = Math.Max(Scale, other.Scale);
        return Of(At(scale) + other.At(scale), scale);
    }

    /// <inheritdoc />
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>The number as text, never with an exponent.</summary>
    public override string ToString()
    {
        var text = BigInteger.Abs(Digits).ToString(CultureInfo.InvariantCulture);
        text = Scale <= 0
            ? text + new string('0', -Scale)
            : text.PadLeft(Scale + 1, '0').Insert(Math.Max(text.Length, Scale + 1) - Scale, ".");
        return Digits.Sign < 0 ? "-" + text : text;
    }

    private BigInteger At(int scale) => Digits * BigInteger.Pow(10, scale - Scale);

    private static ExactNumber? Of(BigInteger digits, int scale)
    {
        if (digits.IsZero)
        {
            return new ExactNumber(digits, 0);
        }

        var text = BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture);
        var zeros = text.Length - text.TrimEnd('0').Length;
        return text.Length - zeros <= MaxDigits && text.Length - scale is >= MinExponent and <= MaxExponent
            ? new ExactNumber(digits / BigInteger.Pow(10, zeros), scale - zeros)
            : null;
    }

    [GeneratedRegex("^ *(?<sign>[+-]?)(?<whole>[0-9]*)(?:[.](?<part>[0-9]*))?(?:[eE](?<power>[+-]?[0-9]{1,3}))? *\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
