using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace CloudBridge.Binding;

/// <summary>
/// Reads numbers with a fraction or exponent. No thousands separators: "1,5" would be 15. Digits that are too large for the
/// type are refused, not infinite.
/// </summary>
internal sealed class NumberReader<T>() : ArgumentReader<T>(ArgumentReaders.Number)
    where T : INumberBase<T>
{
    public override bool TryRead(string text, [MaybeNullWhen(false)] out T value) =>
        T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && (!T.IsInfinity(value) || !text.Any(char.IsAsciiDigit));
}
