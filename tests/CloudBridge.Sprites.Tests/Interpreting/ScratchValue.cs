using System.Globalization;

namespace CloudBridge.Sprites.Tests.Interpreting;

/// <summary>What Scratch makes of values: texts, doubles and booleans. As scratch-vm's Cast does it.</summary>
internal static class ScratchValue
{
    private const string UpTo28Places = "0.############################";
    private const double FirstWithExponent = 1e21;
    private const double FirstWithoutExponent = 1e-6;

    /// <summary>The number a value stands for; 0 for what is none.</summary>
    public static double ToNumber(object value)
    {
        var number = Parse(value);
        return double.IsNaN(number) ? 0 : number;
    }

    /// <summary>The text of a value, numbers as JavaScript writes them.</summary>
    public static string ToText(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        double number => NumberText(number),
        _ => throw new NotSupportedException($"Scratch has no {value.GetType().Name}."),
    };

    /// <summary>False for nothing, 0 and "false".</summary>
    public static bool ToBoolean(object value) => value switch
    {
        bool flag => flag,
        string text => text is not ("" or "0") && !text.Equals("false", StringComparison.OrdinalIgnoreCase),
        double number => number is not 0 && !double.IsNaN(number),
        _ => throw new NotSupportedException($"Scratch has no {value.GetType().Name}."),
    };

    /// <summary>Below, equal or above: as numbers where both are some, else as text without case.</summary>
    public static int Compare(object left, object right)
    {
        var (first, second) = (IsBlank(left) ? double.NaN : Parse(left), IsBlank(right) ? double.NaN : Parse(right));
        return double.IsNaN(first) || double.IsNaN(second)
            ? string.CompareOrdinal(ToText(left).ToLowerInvariant(), ToText(right).ToLowerInvariant())
            : first.CompareTo(second);
    }

    /// <summary>A place in a list, from 1; 0 for none.</summary>
    public static int ListIndex(object position, int length)
    {
        if (position is "last")
        {
            return length;
        }

        var index = Math.Floor(ToNumber(position));
        return index >= 1 && index <= length ? (int)index : 0;
    }

    /// <summary>Whether a text says nothing. It is no number then, though JavaScript takes it for 0.</summary>
    public static bool IsBlank(object value) => value is string text && string.IsNullOrWhiteSpace(text);

    /// <summary>The number a value stands for; not a number for what is none.</summary>
    public static double Parse(object value) => value switch
    {
        double number => number,
        bool flag => flag ? 1 : 0,
        string text => ParseText(text.Trim()),
        _ => throw new NotSupportedException($"Scratch has no {value.GetType().Name}."),
    };

    private static double ParseText(string text)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hexadecimal) ? hexadecimal : double.NaN;
        }

        const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return text.TrimStart('+', '-') is "Infinity" ? (text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity)
            : char.IsAsciiLetter(text.TrimStart('+', '-').FirstOrDefault()) ? double.NaN
            : double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var number) ? number
            : double.NaN;
    }

    private static string NumberText(double number)
    {
        if (number == 0 || !double.IsFinite(number))
        {
            return number == 0 ? "0" : double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
        }

        var size = Math.Abs(number);
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        return size is >= FirstWithExponent or < FirstWithoutExponent
            ? WithExponent(shortest.Split('E'))
            : decimal.Parse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(UpTo28Places, CultureInfo.InvariantCulture);
    }

    private static string WithExponent(string[] parts)
    {
        var exponent = int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return $"{parts[0]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent)}";
    }
}
