using CloudBridge.Protocol.Cb1.Payloads;
using FsCheck;
using FsCheck.Fluent;

namespace CloudBridge.Protocol.Tests.Cb1.Payloads;

public class RequestPayloadTests
{
    private static readonly Gen<string?> Argument = Gen.Frequency(
        (5, Generate.AnyText(20).Select(text => (string?)text)),
        (2, Generate.Digits(0, 120).Select(digits => (string?)Bytes.Text(digits))),
        (1, Gen.Constant<string?>(null)));

    [Fact]
    public void Any_request_comes_back() =>
        Property.Holds(Generate.ArrayOf(Argument, 0, 6), arguments =>
        {
            Assert.True(RequestPayload.TryRead(new RequestPayload("room.join", arguments).Write(), out var read));
            Assert.Equal("room.join", read.Name);
            Assert.Equal(arguments.Select(argument => argument is null ? null : UnicodeText.Repair(argument)), read.Arguments);
        });

    [Fact]
    public void A_character_takes_two_digits_and_many_digits_one_each()
    {
        Assert.Equal(2 * 5, new RequestPayload("ping", []).Write().Length);
        Assert.Equal((2 * 2) + 4 + 50 + 2, new RequestPayload("a", [new string('7', 50)]).Write().Length);
    }
}
