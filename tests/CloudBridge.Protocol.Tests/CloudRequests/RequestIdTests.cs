using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Protocol.Tests.CloudRequests;

public class RequestIdTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("417950")]
    [InlineData("000010")]
    [InlineData("999999999999999999")]
    public void An_id_is_one_to_eighteen_digits_and_keeps_its_zeros(string text)
    {
        var id = RequestId.Parse(text);
        var written = new byte[RequestId.MaxLength];
        Assert.Equal(text, id.ToString());
        Assert.Equal(text.Length, id.Length);
        Assert.Equal(text, Bytes.Text(written.AsSpan(0, id.Write(written))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("4 1")]
    [InlineData("41795a")]
    [InlineData("1e5")]
    [InlineData("\u0661\u0662")]
    [InlineData("1234567890123456789")]
    public void Anything_else_is_no_id(string text)
    {
        Assert.False(RequestId.TryParse(Bytes.Of(text), out _));
        Assert.Throws<FormatException>(() => RequestId.Parse(text));
    }

    [Fact]
    public void Ids_that_differ_only_in_leading_zeros_are_different() => Assert.NotEqual(RequestId.Parse("010"), RequestId.Parse("10"));

    [Theory]
    [InlineData("417950", true)]
    [InlineData("417951", false)]
    [InlineData("417959", false)]
    public void A_last_digit_of_zero_says_that_raw_numbers_are_understood(string text, bool expected) =>
        Assert.Equal(expected, RequestId.Parse(text).AllowsRawNumbers);

    [Theory]
    [InlineData(1000, "1000000001000")]
    [InlineData(9999, "1000000009999")]
    public void A_message_has_an_id_of_its_own_kind(int number, string expected) =>
        Assert.Equal(expected, RequestId.ForMessage(number).ToString());

    [Theory]
    [InlineData(999)]
    [InlineData(10000)]
    public void A_message_number_has_four_digits(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RequestId.ForMessage(number));

    [Fact]
    public void The_last_digit_can_be_dropped_if_it_is_the_expected_one_and_not_the_only_one()
    {
        Assert.True(RequestId.Parse("0109").TryDropLast(9, out var id));
        Assert.Equal("010", id.ToString());
        Assert.False(RequestId.Parse("0108").TryDropLast(9, out _));
        Assert.False(RequestId.Parse("9").TryDropLast(9, out _));
    }

    [Fact]
    public void Writing_into_too_little_room_is_a_mistake_of_the_caller() =>
        Assert.ThrowsAny<ArgumentException>(() => RequestId.Parse("417950").Write(new byte[5]));

    [Fact]
    public void Every_id_comes_back_as_it_was() => Property.Holds(Generate.Digits(1, RequestId.MaxLength), digits =>
    {
        Assert.True(RequestId.TryParse(digits, out var id));
        Assert.Equal(Bytes.Text(digits), id.ToString());
    });

    [Fact]
    public void Reading_and_writing_an_id_allocates_nothing()
    {
        var output = new byte[RequestId.MaxLength];
        Assert.Equal(0, Allocations.Of(() =>
        {
            Assert.True(RequestId.TryParse("417950"u8, out var id));
            id.Write(output);
        }));
    }
}
