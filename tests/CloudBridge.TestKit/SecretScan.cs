namespace CloudBridge.TestKit;

/// <summary>Looks for secrets in what was written, whole or in pieces.</summary>
public static class SecretScan
{
    /// <summary>Characters of a piece that counts: more than anybody writes by chance.</summary>
    public const int Piece = 16;

    /// <summary>The pieces of a secret that stand in a text; none when it is not there.</summary>
    public static IReadOnlyList<string> Find(string secret, string text)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(text);
        var size = Math.Min(Piece, secret.Length);
        return [.. Enumerable.Range(0, secret.Length - size + 1).Select(start => secret.Substring(start, size)).Where(piece => text.Contains(piece, StringComparison.OrdinalIgnoreCase))];
    }
}
