using CloudBridge.Protocol.Encoding;

namespace CloudBridge.Protocol.Tests.Encoding;

public class CharacterTableTests
{
    [Theory]
    [InlineData("ping", "51374733")]
    [InlineData("Aa", "2221")]
    [InlineData("", "")]
    [InlineData("\u00e9", "20")]
    [InlineData("a\\b", "212023")]
    [InlineData("\n", "20")]
    [InlineData("\U0001F600", "20")]
    [InlineData("\U0001F600a", "2021")]
    [InlineData("\u00a7\u00b4", "7985")]
    [InlineData("=<>[]{}", "20202020202020")]
    public void Text_becomes_two_digits_a_character(string text, string expected) => Assert.Equal(expected, Encode(text));

    [Theory]
    [InlineData(0xD83D, 'x')]
    [InlineData(0xDE00, 'x')]
    [InlineData(0xD83D, '\uD83D')]
    public void Half_of_a_surrogate_pair_is_one_space_and_takes_no_neighbour_with_it(int half, char neighbour) =>
        Assert.Equal(neighbour == 'x' ? "2067" : "2020", Encode($"{(char)half}{neighbour}"));

    [Fact]
    public void A_high_surrogate_at_the_very_end_is_one_space() => Assert.Equal("2120", Encode("a\uD83D"));

    [Fact]
    public void An_odd_last_digit_is_ignored()
    {
        Assert.True(Decode("51374", out var text));
        Assert.Equal("pi", text);
        Assert.True(Decode("5", out text));
        Assert.Equal("", text);
    }

    [Theory]
    [InlineData("510037", "p")]
    [InlineData("0951", "")]
    [InlineData("5137a1", "pi")]
    [InlineData("51371a", "pi")]
    [InlineData("51.1", "p")]
    [InlineData("51/1", "p")]
    [InlineData("51:1", "p")]
    [InlineData("511:", "p")]
    [InlineData("511/", "p")]
    [InlineData("51-1", "p")]
    public void Decoding_stops_at_the_first_fault_and_keeps_what_was_before_it(string digits, string expected)
    {
        Assert.False(Decode(digits, out var text));
        Assert.Equal(expected, text);
    }

    [Fact]
    public void Encoding_may_use_part_of_a_larger_buffer()
    {
        var digits = Bytes.Of("########");
        Assert.Equal(4, CharacterTable.Encode("hi", digits));
        Assert.Equal("3537####", Bytes.Text(digits));
    }

    [Fact]
    public void A_buffer_that_is_too_small_is_a_mistake_of_the_caller()
    {
        Assert.ThrowsAny<ArgumentException>(() => CharacterTable.Encode("hi", new byte[3]));
        Assert.ThrowsAny<ArgumentException>(() => CharacterTable.TryDecode("2121"u8, new char[1], out _));
    }

    [Fact]
    public void Text_of_the_table_comes_back_as_it_was() =>
        Property.Holds(Generate.TableText(200), text =>
        {
            Assert.True(Decode(Encode(text), out var decoded));
            Assert.Equal(text, decoded);
        });

    [Fact]
    public void Any_text_encodes_to_valid_codes_without_an_end_of_item() =>
        Property.Holds(Generate.AnyText(80), text =>
        {
            var digits = Encode(text);
            Assert.True(Decode(digits, out var decoded));
            Assert.DoesNotContain('\n', decoded);
            Assert.Equal(text.EnumerateRunes().Count(), decoded.Length);
        });

    [Fact]
    public void Any_bytes_decode_or_are_refused_without_an_exception() =>
        Property.Holds(Generate.AnyBytes(120), digits =>
        {
            var text = new char[digits.Length / 2];
            var read = CharacterTable.TryDecode(digits, text, out var written);
            Assert.Equal(read, written == text.Length);
        });

    [Fact]
    public void Encoding_and_decoding_allocate_nothing()
    {
        const string text = "Hello World! 12345";
        var digits = new byte[text.Length * 2];
        var decoded = new char[text.Length];
        Assert.Equal(0, Allocations.Of(() =>
        {
            CharacterTable.Encode(text, digits);
            CharacterTable.TryDecode(digits, decoded, out _);
        }));
        Assert.Equal(text, new string(decoded));
    }

    private static string Encode(string text)
    {
        var digits = new byte[text.Length * CharacterTable.DigitsPerCharacter];
        return Bytes.Text(digits.AsSpan(0, CharacterTable.Encode(text, digits)));
    }

    private static bool Decode(string digits, out string text)
    {
        var characters = new char[digits.Length / CharacterTable.DigitsPerCharacter];
        var read = CharacterTable.TryDecode(Bytes.Of(digits), characters, out var written);
        text = new string(characters, 0, written);
        return read;
    }
}
