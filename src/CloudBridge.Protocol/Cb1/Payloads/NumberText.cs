using System.Globalization;

namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>A text that is a number: an optional minus sign, then digits with at most one point.</summary>
/// <param name="IsNegative">True when a minus sign stands in front.</param>
/// <param name="Digits">The digits without the point, 1 to 999.</param>
/// <param name="Point">0 for no point, otherwise one more than the digits behind it.</param>
internal readonly record struct NumberText(bool IsNegative, string Digits, int Point)
{
    /// <summary>Digits that go in one choice.</summary>
    public const int GroupDigits = 3;

    /// <summary>The symbol that says sign and count of a number without a point.</summary>
    public string CountWord => (IsNegative ? -Digits.Length : Digits.Length).ToString(CultureInfo.InvariantCulture);

    /// <summary>Splits a text; false when it is no number.</summary>
    public static bool TryParse(string text, out NumberText number)
    {
        number = default;
        var isNegative = text.StartsWith('-');
        var digits = isNegative ? text[1..] : text;
        var point = digits.LastIndexOf('.');
        var behind = point < 0 ? 0 : digits.Length - point;
        digits = point < 0 ? digits : digits.Remove(point, 1);
        if (digits.Length is 0 or > AnswerCodes.MaxNumberDigits || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        number = new NumberText(isNegative, digits, behind);
        return true;
    }

    /// <summary>The number of different groups that have so many digits.</summary>
    public static int ChoicesOf(int digits) => digits switch { 1 => 10, 2 => 100, _ => 1000 };

    /// <summary>The text of the number.</summary>
    public override string ToString()
    {
        var digits = Point == 0 ? Digits : Digits.Insert(Digits.Length - Point + 1, ".");
        return IsNegative ? "-" + digits : digits;
    }
}
