using CloudBridge.Protocol.Cb1.Payloads;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Protocol.Tests.Cb1.Payloads;

public class AnswerPayloadTests
{
    private static readonly Gen<string?> Value = Gen.Frequency(
        (5, Generate.AnyText(40)),
        (2, Gen.Choose(-2_000_000, 2_000_000).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        (1, Generate.Digits(1, 30).Select(digits => Bytes.Text(digits))),
        (1, Gen.Elements("", "The cat is on the mat.", "-.5", "5.", "."))).Select(text => (string?)text);

    [Fact]
    public void Any_value_comes_back()
        => Property.Holds(Value.Zip(Gen.Elements(true, false)), pair =>
        {
            var answer = Back(AnswerPayload.OfText(pair.Item1), pair.Item2);
            Assert.False(answer.IsList);
            Assert.Equal(Repaired(pair.Item1), Assert.Single(answer.Values));
        });

    [Fact]
    public void Any_list_comes_back()
        => Property.Holds(Generate.ArrayOf(Gen.Frequency((9, Value), (1, Gen.Constant<string?>(null))), 0, 12), items =>
        {
            var answer = Back(AnswerPayload.OfList(items), true);
            Assert.True(answer.IsList);
            Assert.Equal(items.Select(Repaired), answer.Values);
        });

    private static AnswerPayload Back(AnswerPayload answer, bool isLong)
    {
        var digits = answer.Write(isLong);
        Assert.True(AnswerPayload.TryRead(digits, isLong, out var read));
        return read;
    }

    private static string? Repaired(string? text) =>
        text is null ? null : Bytes.Text(System.Text.Encoding.UTF8.GetBytes(text));
}
