namespace CloudBridge.Binding;

/// <summary>Reads the name of a member, without regard to case; numbers are refused.</summary>
internal sealed class EnumReader<T>() : ArgumentReader<T>(string.Join('/', Enum.GetNames<T>().Select(name => name.ToLowerInvariant())))
    where T : struct, Enum
{
    public override bool TryRead(string text, out T value) =>
        Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && !IsNumber(text.AsSpan().TrimStart());

    private static bool IsNumber(ReadOnlySpan<char> text) => char.IsAsciiDigit(text[0]) || text[0] is '-' or '+';
}
