using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Protocol.Tests.Cb1.Values;

/// <summary>What clients say, written and read.</summary>
public class UpValueTests
{
    private const uint Nonce = 40_512_345;
    private readonly byte[] _value = new byte[256];

    [Fact]
    public void A_hello_says_what_the_client_can_do()
    {
        var value = Written(UpWriter.WriteHello(_value, Nonce, 1, 9, 100_000));
        Assert.Equal("1040512345" + "19100000", Bytes.Text(value[..^2]));
        Assert.True(UpValue.TryParse(value, out var up));
        Assert.Equal((UpKind.Hello, Nonce, 1, 9, 100_000), (up.Kind, up.Nonce, up.Version, up.Variables, up.MaxValueLength));
    }

    [Theory]
    [InlineData(999_999, 999_999)]
    [InlineData(1_000_000, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_client_without_a_limit_reads_any_value(int said, int read)
    {
        Assert.True(UpValue.TryParse(Written(UpWriter.WriteHello(_value, Nonce, 1, 9, said)), out var up));
        Assert.Equal(read, up.MaxValueLength);
    }

    [Fact]
    public void Fields_that_a_later_version_adds_to_a_hello_are_passed_over()
    {
        Assert.True(UpValue.TryParse(Checked("104051234529000256" + "123"), out var up));
        Assert.Equal((2, 9, 256), (up.Version, up.Variables, up.MaxValueLength));
    }

    [Fact]
    public void A_part_of_a_request_fills_a_value_to_its_end()
    {
        var payload = Bytes.Of(new string('7', UpWriter.PayloadRoom(256)));
        var length = UpWriter.WriteRequest(_value, Nonce, 9999, 98, 99, payload);
        Assert.Equal(256, length);
        Assert.True(UpValue.TryParse(Written(length), out var up));
        Assert.Equal((UpKind.Request, 9999, 98, 99), (up.Kind, up.Request, up.Part, up.Parts));
        Assert.Equal(payload, up.Payload);
    }

    [Fact]
    public void Gaps_fill_a_value_to_its_end()
    {
        var ranges = Enumerable.Range(0, UpWriter.GapsRoom(256)).Select(i => new PartRange(2 * i, 999)).ToArray();
        var length = UpWriter.WriteGaps(_value, Nonce, 12, ranges);
        Assert.InRange(length, 251, 256);
        Assert.True(UpValue.TryParse(Written(length), out var up));
        var read = new PartRange[up.Gaps.Count];
        Assert.Equal(ranges.Length, up.Gaps.CopyTo(read));
        Assert.Equal(12, up.Request);
        Assert.Equal(ranges, read);
    }

    [Theory]
    [InlineData(PartRanges.MaxCount, true)]
    [InlineData(PartRanges.MaxCount + 1, false)]
    public void More_gaps_than_an_answer_can_have_are_damaged(int count, bool isRight)
    {
        var ranges = string.Concat(Enumerable.Range(0, count).Select(i => $"{2 * i % 1000:000}{2 * i % 1000:000}"));
        Assert.Equal(isRight, UpValue.TryParse(Checked("12405123450001" + ranges), out _));
        Assert.Equal(isRight, UpValue.TryParse(Checked("15405123450501" + ranges), out _));
    }

    [Fact]
    public void Words_name_their_request()
    {
        Assert.True(UpValue.TryParse(Written(UpWriter.WriteDone(_value, Nonce, 7)), out var done));
        Assert.Equal((UpKind.Done, 7), (done.Kind, done.Request));
        Assert.True(UpValue.TryParse(Written(UpWriter.WriteGaveUp(_value, Nonce, 8)), out var gaveUp));
        Assert.Equal((UpKind.GaveUp, 8), (gaveUp.Kind, gaveUp.Request));
    }

    [Fact]
    public void Gaps_of_a_topic_name_its_version()
    {
        Assert.True(UpValue.TryParse(Written(UpWriter.WriteTopicGaps(_value, Nonce, 5, 99, [new PartRange(3, 4)])), out var up));
        Assert.Equal((UpKind.TopicGaps, 5, 99, new PartRange(3, 4)), (up.Kind, up.Topic, up.TopicVersion, up.Gaps[0]));
    }

    [Theory]
    [InlineData("1", "no fields")]
    [InlineData("100999999919000256", "nonce with a 0 in front")]
    [InlineData("104051234509000256", "version 0")]
    [InlineData("104051234510000256", "no variables")]
    [InlineData("104051234519000255", "too short a limit")]
    [InlineData("10405123451900025", "hello cut off")]
    [InlineData("11405123450000010190", "request 0")]
    [InlineData("11405123450001000190", "part 0")]
    [InlineData("11405123450001020190", "part 2 of 1")]
    [InlineData("114051234500010101", "no payload")]
    [InlineData("1240512345000100100", "range cut off")]
    [InlineData("12405123450001005004", "range that ends before it begins")]
    [InlineData("134051234500", "done cut off")]
    [InlineData("13405123450000", "done with request 0")]
    [InlineData("154051234500", "topic gaps cut off")]
    [InlineData("15405123450500", "topic version 0")]
    [InlineData("164051234500010101", "reserved kind 6")]
    [InlineData("194051234500010101", "reserved kind 9")]
    [InlineData("214051234500010190", "no value of a client")]
    public void What_is_not_whole_and_known_is_ignored(string digits, string why) =>
        Assert.False(UpValue.TryParse(Checked(digits), out _), why);

    [Fact]
    public void A_value_with_a_wrong_digit_is_ignored()
    {
        var value = Written(UpWriter.WriteDone(_value, Nonce, 7)).ToArray();
        value[12]++;
        Assert.False(UpValue.TryParse(value, out _));
    }

    [Fact]
    public void Reading_and_writing_allocate_nothing() => Assert.Equal(0, Allocations.Of(() =>
    {
        var length = UpWriter.WriteGaps(_value, Nonce, 12, [new PartRange(1, 2)]);
        Assert.True(UpValue.TryParse(_value.AsSpan(0, length), out _));
    }));

    internal static byte[] Checked(string digits)
    {
        var value = Bytes.Of(digits + "00");
        CheckDigits.Write(value);
        return value;
    }

    private ReadOnlySpan<byte> Written(int length) => _value.AsSpan(0, length);
}
