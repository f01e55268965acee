namespace CloudBridge.Binding;

/// <summary>Reads the name of a member, without regard to case; numbers are refused.</summary>
internal sealed class EnumReader<T>() : ArgumentReader<T>(string.Join('/', Enum.GetNames<T>().Select(name => name.ToLowerInvariant())))
    where T : struct, Enum
{
    public override bool TryRead(string text, out T value) =>
        Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && IsOneName(text.AsSpan().TrimStart());

    private static bool IsOneName(ReadOnlySpan<char> text) => (char.IsLetter(text[0]) || text[0] == '_') && !text.Contains(',');
}
