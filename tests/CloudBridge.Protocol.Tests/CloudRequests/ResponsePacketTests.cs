using System.Globalization;
using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Protocol.Tests.CloudRequests;

public class ResponsePacketTests
{
    [Theory]
    [InlineData("51494733.4179502222", "51494733", "417950", 0, false)]
    [InlineData("12345.4179503222", "12345", "417950", 0, true)]
    [InlineData(".4179502222", "", "417950", 0, false)]
    [InlineData("21.4179500011", "21", "417950", 1, false)]
    [InlineData("21.4179509991", "21", "417950", 999, false)]
    [InlineData("59295759.10000000055692222", "59295759", "1000000005569", 0, false)]
    [InlineData("2.02222", "2", "0", 0, false)]
    public void A_part_tells_its_digits_its_id_and_its_number(string value, string digits, string id, int number, bool isRaw)
    {
        Assert.True(ResponsePacket.TryParse(Bytes.Of(value), out var packet));
        Assert.Equal((digits, id, number, isRaw), (Bytes.Text(packet.Digits), packet.Id.ToString(), packet.Number, packet.IsRaw));
        Assert.Equal(number == 0, packet.IsLast);
    }

    [Theory]
    [InlineData("")]
    [InlineData("51494733")]
    [InlineData("51494733.")]
    [InlineData("51494733.2222")]
    [InlineData("51494733.0011")]
    [InlineData("51494733.4179500001")]
    [InlineData("51494733.4179504222")]
    [InlineData("51494733.4179501222")]
    [InlineData("51494733.4179500012")]
    [InlineData("51494733.4179502221a")]
    [InlineData("-51494733.4179502222")]
    [InlineData("51.494733.4179502222")]
    [InlineData("51494733.417950-011")]
    [InlineData("5149473a.4179502222")]
    [InlineData("51494733.12345678901234567892222")]
    public void Anything_else_is_not_a_part(string value) => Assert.False(ResponsePacket.TryParse(Bytes.Of(value), out _));

    [Fact]
    public void Any_bytes_are_a_part_or_refused_and_a_part_is_nothing_but_its_pieces() =>
        Property.Holds(
            Generate.AnyBytes(40),
            value =>
            {
                if (ResponsePacket.TryParse(value, out var packet))
                {
                    var mark = packet.IsLast ? packet.IsRaw ? "3222" : "2222" : packet.Number.ToString("000", CultureInfo.InvariantCulture) + "1";
                    Assert.Equal(Bytes.Text(value), $"{Bytes.Text(packet.Digits)}.{packet.Id}{mark}");
                }
            },
            runs: 3000);
}
