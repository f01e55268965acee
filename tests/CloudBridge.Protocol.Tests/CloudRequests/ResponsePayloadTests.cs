using CloudBridge.Protocol.CloudRequests;
using FsCheck.Fluent;

namespace CloudBridge.Protocol.Tests.CloudRequests;

public class ResponsePayloadTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("007")]
    [InlineData("12345678901234567890123456789012345678901234567890")]
    public void Plain_digits_go_out_raw_when_the_asker_takes_them(string text)
    {
        var payload = ResponsePayload.FromText(text, allowRaw: true);
        Assert.Equal((text, true), (Bytes.Text(payload.Digits.Span), payload.IsRaw));
    }

    [Theory]
    [InlineData("3.7", "127516")]
    [InlineData(" 5 ", "201420")]
    [InlineData("+5", "9514")]
    [InlineData("-42", "831311")]
    [InlineData("1_0", "108219")]
    [InlineData("1e20", "10291119")]
    [InlineData("\u0661", "20")]
    [InlineData("True", "60556129")]
    public void Anything_else_is_encoded_so_that_a_value_never_has_two_dots_or_signs(string text, string digits)
    {
        var payload = ResponsePayload.FromText(text, allowRaw: true);
        Assert.Equal((digits, false), (Bytes.Text(payload.Digits.Span), payload.IsRaw));
    }

    [Fact]
    public void Plain_digits_are_encoded_for_an_asker_that_does_not_take_them_raw()
    {
        var payload = ResponsePayload.FromText("12345", allowRaw: false);
        Assert.Equal(("1011121314", false), (Bytes.Text(payload.Digits.Span), payload.IsRaw));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_empty_text_becomes_a_hyphen(bool allowRaw)
    {
        var payload = ResponsePayload.FromText("", allowRaw);
        Assert.Equal(("83", false), (Bytes.Text(payload.Digits.Span), payload.IsRaw));
    }

    [Fact]
    public void A_line_feed_in_a_text_or_an_item_is_a_space_and_cannot_forge_an_item()
    {
        Assert.Equal("212023", Bytes.Text(ResponsePayload.FromText("a\nb", false).Digits.Span));
        Assert.Equal("21202389", Bytes.Text(ResponsePayload.FromList(["a\nb"]).Digits.Span));
    }

    [Fact]
    public void Every_item_of_a_list_is_ended_even_the_last_and_the_empty_ones() =>
        Assert.Equal("2189892389", Bytes.Text(ResponsePayload.FromList(["a", "", "b"]).Digits.Span));

    [Fact]
    public void A_list_of_numbers_is_not_raw() => Assert.False(ResponsePayload.FromList(["12"]).IsRaw);

    [Fact]
    public void A_surrogate_pair_is_one_space_and_leaves_no_rubbish_behind()
    {
        Assert.Equal("212023", Bytes.Text(ResponsePayload.FromText("a\U0001F600b", false).Digits.Span));
        Assert.Equal("21202389448967" + "89", Bytes.Text(ResponsePayload.FromList(["a\U0001F600b", "L", "x"]).Digits.Span));
    }

    [Fact]
    public void An_empty_list_is_nothing()
    {
        Assert.Equal(0, ResponsePayload.FromList([]).Digits.Length);
        Assert.Equal(0, ResponsePayload.Nothing.Digits.Length);
        Assert.False(ResponsePayload.Nothing.IsRaw);
    }

    [Fact]
    public void Any_text_and_any_list_become_nothing_but_digits() =>
        Property.Holds(Generate.AnyText(30).ArrayOf(3), texts =>
        {
            Assert.All(Bytes.Text(ResponsePayload.FromText(texts[0], true).Digits.Span), digit => Assert.True(char.IsAsciiDigit(digit)));
            Assert.All(Bytes.Text(ResponsePayload.FromList(texts).Digits.Span), digit => Assert.True(char.IsAsciiDigit(digit)));
        });
}
