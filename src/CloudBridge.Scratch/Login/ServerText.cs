namespace CloudBridge.Scratch.Login;

/// <summary>Makes what a server says fit for a log: short, one line, and without what was sent to it.</summary>
internal static class ServerText
{
    private const int Longest = 200;

    public static string Clean(string text, string? secret)
    {
        var open = string.IsNullOrEmpty(secret) ? text : text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase);
        var line = new string([.. open.Select(sign => char.IsControl(sign) || char.IsSurrogate(sign) ? ' ' : sign)]).Trim();
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
