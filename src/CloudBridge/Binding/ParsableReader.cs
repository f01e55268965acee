using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CloudBridge.Binding;

/// <summary>Reads numbers, dates and ids: every type that parses itself.</summary>
internal sealed class ParsableReader<T>(string typeName) : ArgumentReader<T>(typeName)
    where T : ISpanParsable<T>
{
    public override bool TryRead(string text, [MaybeNullWhen(false)] out T value) =>
        T.TryParse(text.AsSpan().Trim(), CultureInfo.InvariantCulture, out value);
}
