using CloudBridge.Protocol.Encoding;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Tests;

/// <summary>Texts that the character table can carry.</summary>
internal static class Texts
{
    private static readonly char[] Characters = [.. CharacterTable.Alphabet.Where(CharacterTable.Contains)];

    /// <summary>Texts in which every stretch differs from every other.</summary>
    public static Gen<string> Varied(int minLength, int maxLength) =>
        Gen.Choose(minLength, maxLength).SelectMany(length => Gen.Elements(Characters).ArrayOf(length)).Select(characters => new string(characters));

    /// <summary>Texts that are one short piece over and over, perhaps between others.</summary>
    public static Gen<string> Repeating(int maxLength) =>
        from unit in Gen.OneOf(Varied(1, 12), Gen.Elements("A", "!", "aaA33", "hello", "ab"))
        from length in Gen.Choose(1, maxLength)
        from head in Gen.OneOf(Gen.Constant(""), Varied(0, 40))
        from tail in Gen.OneOf(Gen.Constant(""), Varied(0, 40))
        select head + Repeat(unit, length) + tail;

    /// <summary>Any text.</summary>
    public static Gen<string> Any(int maxLength) => Gen.OneOf(Varied(0, maxLength), Repeating(maxLength));

    /// <summary>A piece repeated to a length.</summary>
    public static string Repeat(string unit, int length) =>
        string.Concat(Enumerable.Repeat(unit, (length / unit.Length) + 1))[..length];
}
