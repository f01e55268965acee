using CloudBridge.Protocol.Cb1.Payloads;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Protocol.Tests.Cb1.Payloads;

public class DamagedPayloadTests
{
    [Fact]
    public void Any_digits_are_read_or_refused_and_never_throw() =>
        Property.Holds(Generate.Digits(0, 200), digits =>
        {
            var isAnswer = AnswerPayload.TryRead(digits, false, out var answer);
            Assert.Equal(isAnswer, answer is not null);
        });

    [Fact]
    public void Bytes_that_are_no_digits_are_refused() =>
        Property.Holds(Generate.AnyBytes(60).Where(bytes => bytes.Any(b => b is < (byte)'0' or > (byte)'9')), bytes =>
        {
            Assert.False(AnswerPayload.TryRead(bytes, false, out _));
            Assert.False(RequestPayload.TryRead(bytes, out _));
        });

    [Fact]
    public void A_long_answer_with_a_digit_changed_is_almost_never_read()
    {
        var digits = AnswerPayload.OfText(string.Concat(HeldBackTexts.Read("answers")[0].Take(1500))).Write(true);
        var read = 0;
        for (var i = 0; i < 300; i++)
        {
            var damaged = (byte[])digits.Clone();
            damaged[i] = (byte)('0' + ((damaged[i] - '0' + 5) % 10));
            read += AnswerPayload.TryRead(damaged, true, out _) ? 1 : 0;
        }

        Assert.InRange(read, 0, 3);
    }

    [Fact]
    public void Digits_behind_the_end_are_refused()
    {
        var digits = AnswerPayload.OfText("pong").Write();
        Assert.False(AnswerPayload.TryRead([.. digits, .. "12345678901234567890"u8], false, out _));
    }

    [Fact]
    public void Zeros_and_nines_without_end_are_refused()
    {
        Assert.False(AnswerPayload.TryRead(Enumerable.Repeat((byte)'0', 100_000).ToArray(), false, out _));
        Assert.False(AnswerPayload.TryRead(Enumerable.Repeat((byte)'9', 100_000).ToArray(), false, out _));
    }
}
