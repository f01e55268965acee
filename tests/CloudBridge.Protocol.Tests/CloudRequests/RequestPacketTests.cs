using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Protocol.Tests.CloudRequests;

public class RequestPacketTests
{
    [Theory]
    [InlineData("51374733.417950", "51374733", "417950", true)]
    [InlineData("-513747.417950", "513747", "417950", false)]
    [InlineData(".417950", "", "417950", true)]
    [InlineData("-.417950", "", "417950", false)]
    [InlineData("0.0", "0", "0", true)]
    [InlineData("00.00", "00", "00", true)]
    public void A_packet_is_digits_a_dot_and_an_id_and_a_minus_says_that_more_follows(string value, string digits, string id, bool isLast)
    {
        Assert.True(RequestPacket.TryParse(Bytes.Of(value), out var packet));
        Assert.Equal((digits, id, isLast), (Bytes.Text(packet.Digits), packet.Id.ToString(), packet.IsLast));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("-.")]
    [InlineData("51374733")]
    [InlineData("51374733.")]
    [InlineData("5137.4733.417950")]
    [InlineData("..417950")]
    [InlineData("--5.417950")]
    [InlineData("5-1.417950")]
    [InlineData("51374733.-417950")]
    [InlineData(" 51374733.417950")]
    [InlineData("51374733.417950 ")]
    [InlineData("5.1e+21")]
    [InlineData("1e+21")]
    [InlineData("51a7.417950")]
    [InlineData("51374733.1234567890123456789")]
    public void Anything_else_is_not_a_packet(string value) => Assert.False(RequestPacket.TryParse(Bytes.Of(value), out _));

    [Theory]
    [InlineData("1.4179509", 1, "417950")]
    [InlineData("0.4179509", 0, "417950")]
    [InlineData("2.4444409", 2, "444440")]
    [InlineData("1000.4179509", 1000, "417950")]
    [InlineData("3.41795099", 3, "4179509")]
    [InlineData("7.12345678901234567" + "9", 7, "12345678901234567")]
    public void A_wish_to_see_a_part_again_is_its_number_and_the_id_with_a_nine(string value, int part, string answerId)
    {
        Assert.True(RequestPacket.TryParse(Bytes.Of(value), out var packet));
        Assert.True(packet.TryReadRerequest(out var read, out var id));
        Assert.Equal((part, answerId), (read, id.ToString()));
    }

    [Theory]
    [InlineData("1.417950")]
    [InlineData("-1.4179509")]
    [InlineData(".4179509")]
    [InlineData("12345.4179509")]
    [InlineData("1.9")]
    public void Other_packets_are_no_such_wish(string value)
    {
        Assert.True(RequestPacket.TryParse(Bytes.Of(value), out var packet));
        Assert.False(packet.TryReadRerequest(out _, out _));
    }

    [Fact]
    public void Any_bytes_are_a_packet_or_refused_and_a_packet_is_nothing_but_its_parts() =>
        Property.Holds(
            Generate.AnyBytes(40),
            value =>
            {
                if (RequestPacket.TryParse(value, out var packet))
                {
                    packet.TryReadRerequest(out _, out _);
                    Assert.Equal(Bytes.Text(value), $"{(packet.IsLast ? "" : "-")}{Bytes.Text(packet.Digits)}.{packet.Id}");
                }
            },
            runs: 3000);

    [Fact]
    public void Reading_a_packet_allocates_nothing() => Assert.Equal(0, Allocations.Of(() =>
    {
        Assert.True(RequestPacket.TryParse("51374733.417950"u8, out _));
        Assert.True(RequestPacket.TryParse("1.4179509"u8, out var packet));
        Assert.True(packet.TryReadRerequest(out _, out _));
        Assert.False(RequestPacket.TryParse("no packet"u8, out _));
    }));
}
