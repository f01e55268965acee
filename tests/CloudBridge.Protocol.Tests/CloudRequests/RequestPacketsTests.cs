using CloudBridge.Protocol.CloudRequests;
using FsCheck.Fluent;

namespace CloudBridge.Protocol.Tests.CloudRequests;

public class RequestPacketsTests
{
    private static readonly RequestId Id = RequestId.Parse("417950");

    [Theory]
    [InlineData(0, new[] { 0 })]
    [InlineData(1, new[] { 1 })]
    [InlineData(244, new[] { 244 })]
    [InlineData(245, new[] { 245, 0 })]
    [InlineData(246, new[] { 245, 1 })]
    [InlineData(489, new[] { 245, 244 })]
    [InlineData(490, new[] { 245, 245, 0 })]
    [InlineData(491, new[] { 245, 245, 1 })]
    public void A_request_is_cut_after_245_digits_and_its_last_part_may_be_empty(int length, int[] expected)
    {
        var values = Written.Request(new byte[length].Select(_ => (byte)'1').ToArray(), Id);
        Assert.Equal(expected, values.Select(value => value.Count(character => character == '1') - "417950".Count(character => character == '1')));
        Assert.All(values.SkipLast(1), value => Assert.StartsWith("-", value, StringComparison.Ordinal));
        Assert.All(values, value => Assert.EndsWith(".417950", value, StringComparison.Ordinal));
        Assert.DoesNotContain('-', values[^1]);
    }

    [Fact]
    public void Parts_joined_in_order_are_the_request_again()
    {
        var requests = from digits in Generate.Digits(0, 1500)
                       from id in Generate.Id(1, 9)
                       select (digits, id);
        Property.Holds(requests, request =>
        {
            var joined = new List<byte>();
            var values = Written.Request(request.digits, request.id);
            for (var i = 0; i < values.Count; i++)
            {
                Assert.True(CloudValue.IsAccepted(values[i], Written.ScratchValueLength));
                Assert.True(RequestPacket.TryParse(Bytes.Of(values[i]), out var packet));
                Assert.Equal((request.id, i == values.Count - 1), (packet.Id, packet.IsLast));
                joined.AddRange(packet.Digits);
            }

            Assert.Equal(request.digits, joined);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Parts_are_counted_from_one_to_the_last(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RequestPackets(new byte[245], Id).Write(number, new byte[300]));
}
