using System.Text;
using CloudBridge.Protocol.Cb1.Payloads;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Protocol.Tests.Cb1.Payloads;

public class DensityTests
{
    [Theory]
    [InlineData(1.10, "descriptions", "comments", "forum", "status")]
    [InlineData(1.25, "answers")]
    [InlineData(1.5, "identifiers", "urls", "users")]
    [InlineData(1.8, "languages/es", "languages/de", "languages/fr", "languages/pt", "languages/it", "languages/nl", "languages/sv", "languages/id", "languages/pl", "languages/tr")]
    public void A_kind_of_text_takes_at_most_so_many_digits_a_character(double most, params string[] names)
    {
        var texts = HeldBackTexts.Read(names);

        Assert.InRange(PerCharacter(texts, text => [text]), 0.3, most);
        Assert.InRange(PerCharacter(texts, text => [.. text.Split('\n').Where(line => line.Length > 0)]), 0.3, most);
    }

    [Theory]
    [InlineData(0x00, 0x7F)]
    [InlineData(0x20, 0x7E)]
    [InlineData(0x80, 0x7FF)]
    [InlineData(0x800, 0xD7FF)]
    [InlineData(0x800, 0xFFFD)]
    [InlineData(0x10000, 0x10FFFF)]
    [InlineData(0, 0x10FFFF)]
    [InlineData('0', '9')]
    public void No_characters_take_more_than_2_6_digits_a_byte(int first, int last)
    {
        var rune = Gen.Choose(first, last).Select(code => Rune.IsValid(code) ? code : 0xFFFD).Select(char.ConvertFromUtf32);
        Property.Holds(
            Generate.ArrayOf(rune, 120, 400).Select(string.Concat),
            text => Assert.InRange(AnswerPayload.OfText(text).Write().Length, 0, 2.6 * System.Text.Encoding.UTF8.GetByteCount(text)),
            60);
    }

    [Fact]
    public void Mixed_characters_take_no_more_than_2_6_digits_a_byte_either()
    {
        var any = Gen.Frequency((4, Gen.Choose(0x20, 0x7E)), (2, Gen.Choose(0x80, 0x7FF)), (2, Gen.Choose(0x800, 0xD7FF)), (1, Gen.Choose(0x10000, 0x10FFFF)));
        Property.Holds(
            Generate.ArrayOf(any.Select(char.ConvertFromUtf32), 120, 300).Select(string.Concat),
            text => Assert.InRange(AnswerPayload.OfText(text).Write().Length, 0, 2.6 * System.Text.Encoding.UTF8.GetByteCount(text)),
            100);
    }

    [Fact]
    public void Short_answers_are_short()
    {
        Assert.InRange(AnswerPayload.OfText("OK").Write().Length, 0, 7);
        Assert.InRange(AnswerPayload.OfText("12345").Write().Length, 5, 8);
        Assert.InRange(AnswerPayload.OfText(null).Write().Length, 0, 2);
        Assert.InRange(AnswerPayload.OfList([]).Write().Length, 0, 3);
    }

    private static double PerCharacter(IReadOnlyList<string> texts, Func<string, IReadOnlyList<string>> values)
    {
        var lists = texts.Select(values).ToList();
        var digits = lists.Sum(list => (list.Count == 1 ? AnswerPayload.OfText(list[0]) : AnswerPayload.OfList(list)).Write().Length);
        return (double)digits / lists.Sum(list => list.Sum(value => value.EnumerateRunes().Count()));
    }
}
