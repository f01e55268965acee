using System.Text;
using CloudBridge.Protocol.Encoding;

namespace CloudBridge.Server.Tools.Client;

/// <summary>The characters of a text that have no code. Projects leave them out, the bridge writes spaces for them.</summary>
internal static class LostCharacters
{
    /// <summary>Each of them once; those that cannot be seen by their number.</summary>
    public static IReadOnlyList<string> Of(string text) =>
        [.. text.EnumerateRunes().Where(rune => !HasCode(rune)).Distinct().Select(Show)];

    public static string Remove(string text) => string.Concat(text.EnumerateRunes().Where(HasCode));

    private static bool HasCode(Rune rune) => rune.IsBmp && CharacterTable.Contains((char)rune.Value);

    private static string Show(Rune rune) =>
        Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? $"U+{rune.Value:X4}" : rune.ToString();
}
