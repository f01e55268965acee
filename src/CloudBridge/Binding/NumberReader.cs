using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace CloudBridge.Binding;

/// <summary>Reads numbers with a fraction or exponent. No thousands separators: "1,5" would be 15.</summary>
internal sealed class NumberReader<T>() : ArgumentReader<T>("number")
    where T : INumberBase<T>
{
    public override bool TryRead(string text, [MaybeNullWhen(false)] out T value) =>
        T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
