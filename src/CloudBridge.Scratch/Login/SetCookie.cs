namespace CloudBridge.Scratch.Login;

/// <summary>Finds a cookie by its name, also when several headers were joined into one.</summary>
internal static class SetCookie
{
    /// <summary>The value without its quotes; null when there is none or it is empty.</summary>
    public static string? Find(IEnumerable<string> headers, string name) =>
        headers.Select(header => Find(header, name + "=")).FirstOrDefault(value => !string.IsNullOrEmpty(value));

    private static string? Find(string header, string start)
    {
        for (var at = header.IndexOf(start, StringComparison.Ordinal); at >= 0; at = header.IndexOf(start, at + 1, StringComparison.Ordinal))
        {
            if (IsBeginning(header, at))
            {
                return Value(header.AsSpan(at + start.Length));
            }
        }

        return null;
    }

    // A pair begins the header, or follows the comma that joined it to the one before.
    private static bool IsBeginning(string header, int at)
    {
        var before = header.AsSpan(0, at).TrimEnd(' ');
        return before.Length == 0 || before[^1] == ',';
    }

    private static string Value(ReadOnlySpan<char> rest)
    {
        var isQuoted = rest.StartsWith("\"");
        rest = isQuoted ? rest[1..] : rest;
        var end = isQuoted ? rest.IndexOf('"') : rest.IndexOfAny(';', ',');
        return (end < 0 ? isQuoted ? "" : rest : rest[..end]).Trim().ToString();
    }
}
