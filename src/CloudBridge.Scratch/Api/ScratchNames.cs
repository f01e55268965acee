using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CloudBridge.Scratch;

/// <summary>The rules for names and numbers on Scratch.</summary>
public static class ScratchNames
{
    /// <summary>The most characters of a user name.</summary>
    public const int MaxLength = 20;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>
    /// True when a user can have this name: 1 to 20 letters without accents, digits, hyphens and underscores. (New names need at
    /// least 3; some old ones are shorter.)
    /// </summary>
    public static bool IsUsername([NotNullWhen(true)] string? name) =>
        name is { Length: >= 1 and <= MaxLength } && !name.AsSpan().ContainsAnyExcept(Allowed);

    /// <exception cref="ArgumentException">No user can have this name.</exception>
    internal static string Must(string name, [CallerArgumentExpression(nameof(name))] string? argument = null)
    {
        ArgumentNullException.ThrowIfNull(name, argument);
        return IsUsername(name)
            ? name
            : throw new ArgumentException("A user name has 1 to 20 letters without accents, digits, hyphens and underscores.", argument);
    }

    /// <exception cref="ArgumentOutOfRangeException">Nothing can have this number.</exception>
    internal static long Must(long id, [CallerArgumentExpression(nameof(id))] string? argument = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(id, 1, argument);
        return id;
    }
}
