using System.Globalization;

namespace CloudBridge.Sprites.Blocks;

/// <summary>The content of a round slot: a literal, a variable, a list or a reporter block.</summary>
internal abstract record Value
{
    public static implicit operator Value(string text) => new Literal(text);

    public static implicit operator Value(int number) => new Literal(number.ToString(CultureInfo.InvariantCulture));

    public static implicit operator Value(double number) => new Literal(number.ToString(CultureInfo.InvariantCulture));
}
