using System.Reflection;

namespace CloudBridge.Scratch.Upstreams.Exchange;

/// <summary>Who we say we are: the program, its version, and how its operator can be reached.</summary>
internal static class UserAgent
{
    private static readonly string Program = $"CloudBridge/{Version?.Split('+')[0] ?? "0"}";

    /// <summary>The header, such as <c>CloudBridge/0.1.0 (+me@example.org)</c>.</summary>
    public static string For(string contact)
    {
        var plain = string.Concat(contact.Where(character => character is > ' ' and <= '~' and not ('(' or ')' or '\\')));
        return plain.Length == 0 ? Program : $"{Program} (+{plain})";
    }

    private static string? Version =>
        typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
}
