using System.Diagnostics.CodeAnalysis;

namespace CloudBridge.Binding;

/// <summary>Reads decimal numbers of up to 100 digits, exactly.</summary>
internal sealed class ExactNumberReader() : ArgumentReader<ExactNumber>(ArgumentReaders.Number)
{
    public override bool TryRead(string text, [MaybeNullWhen(false)] out ExactNumber value)
    {
        var read = ExactNumber.Parse(text);
        value = read ?? default;
        return read is not null;
    }
}
