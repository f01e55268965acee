using System.Globalization;
using CloudBridge.Protocol.Encoding;

namespace CloudBridge.Protocol.Tests.Encoding;

public class CharacterTableVectorTests
{
    public static TheoryData<int> AllCodes => new(EncodingTableVectors.Codes.Keys);

    [Fact]
    public void The_vector_file_has_all_hundred_codes() =>
        Assert.Equal(Enumerable.Range(0, 100), EncodingTableVectors.Codes.Keys.Order());

    [Theory]
    [MemberData(nameof(AllCodes))]
    public void Every_code_decodes_to_its_character_and_unused_codes_do_not(int code)
    {
        var text = new char[1];
        var read = CharacterTable.TryDecode(Digits(code), text, out var written);
        var expected = EncodingTableVectors.Codes[code];
        Assert.Equal(expected is not null, read);
        Assert.Equal(read ? 1 : 0, written);
        if (read)
        {
            Assert.Equal(expected == EncodingTableVectors.EndOfItem ? "\n" : expected, new string(text));
        }
    }

    [Fact]
    public void Every_character_encodes_to_its_code()
    {
        var characters = EncodingTableVectors.Codes.Where(code => code.Value is { Length: 1 }).ToList();
        Assert.Equal(89, characters.Count);
        foreach (var (code, character) in characters)
        {
            var digits = new byte[2];
            Assert.Equal(2, CharacterTable.Encode(character, digits));
            Assert.Equal(Digits(code), digits);
        }
    }

    [Fact]
    public void The_table_has_exactly_the_characters_of_the_file()
    {
        var expected = EncodingTableVectors.Codes.Values.Where(text => text is { Length: 1 }).Select(text => text![0]).Order();
        var actual = Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(CharacterTable.Contains);
        Assert.Equal(expected, actual);
        Assert.Equal(EncodingTableVectors.EndOfItem, EncodingTableVectors.Codes[CharacterTable.EndOfItem]);
    }

    private static byte[] Digits(int code) => Bytes.Of(code.ToString("00", CultureInfo.InvariantCulture));
}
