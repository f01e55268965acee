namespace CloudBridge.Monitors.Egress;

/// <summary>The name that we give to everybody we ask.</summary>
public static class EgressUserAgent
{
    /// <summary>The header, such as <c>CloudBridge/0.1.0 (+me@example.org)</c>.</summary>
    /// <param name="version">Of this program.</param>
    /// <param name="contact">How its operator can be reached; null when nobody said. What no header can carry is left
    /// out.</param>
    public static string Of(string version, string? contact)
    {
        var plain = string.Concat((contact ?? "").Where(character => character is > ' ' and <= '~' and not ('(' or ')' or '\\')));
        return plain.Length == 0 ? $"CloudBridge/{version}" : $"CloudBridge/{version} (+{plain})";
    }
}
