using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Encoding;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Protocol.Tests;

/// <summary>Generators with explicit sizes.</summary>
internal static class Generate
{
    private static readonly char[] TableCharacters = [.. CharacterTable.Alphabet.Where(CharacterTable.Contains)];

    /// <summary>Text that the character table can carry.</summary>
    public static Gen<string> TableText(int maxLength) =>
        ArrayOf(Gen.Elements(TableCharacters), 0, maxLength).Select(characters => new string(characters));

    /// <summary>Any UTF-16 text, with pairs and lone halves of pairs, control characters and quotes.</summary>
    public static Gen<string> AnyText(int maxLength)
    {
        var unit = Gen.Frequency(
            (4, Gen.Elements(TableCharacters).Select(character => character.ToString())),
            (3, Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString())),
            (2, Gen.Choose(0xD800, 0xDFFF).Select(code => ((char)code).ToString())),
            (2, Gen.Choose(0x10000, 0x10FFFF).Select(char.ConvertFromUtf32)),
            (2, Gen.Elements("\"", "\\", "/", "\n", "\r", "\t", "\0", "\u2601", "\u2028", "\x7f")));
        return ArrayOf(unit, 0, maxLength).Select(string.Concat);
    }

    /// <summary>Any bytes, many of them the ones values are made of.</summary>
    public static Gen<byte[]> AnyBytes(int maxLength) =>
        ArrayOf(
            Gen.Frequency(
                (1, Gen.Choose(0, 255).Select(b => (byte)b)),
                (6, Digit()),
                (1, Gen.Elements((byte)'.', (byte)'-'))),
            0,
            maxLength);

    /// <summary>ASCII digits.</summary>
    public static Gen<byte[]> Digits(int minLength, int maxLength) => ArrayOf(Digit(), minLength, maxLength);

    /// <summary>Request ids, leading zeros too.</summary>
    public static Gen<RequestId> Id(int minLength = 1, int maxLength = RequestId.MaxLength) =>
        Digits(minLength, maxLength).Select(digits => RequestId.Parse(Bytes.Text(digits)));

    public static Gen<T[]> ArrayOf<T>(Gen<T> item, int minLength, int maxLength) =>
        Gen.Choose(minLength, maxLength).SelectMany(length => item.ArrayOf(length));

    private static Gen<byte> Digit() => Gen.Choose('0', '9').Select(digit => (byte)digit);
}
