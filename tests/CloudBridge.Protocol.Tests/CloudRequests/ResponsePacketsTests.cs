using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Protocol.Tests.CloudRequests;

public class ResponsePacketsTests
{
    private static readonly RequestId Id = RequestId.Parse("417950");

    [Theory]
    [InlineData("417950", 244)]
    [InlineData("41795000", 242)]
    [InlineData("1000000005569", 237)]
    public void On_scratch_a_part_has_what_the_id_leaves_of_250_digits(string id, int partLength)
    {
        var packets = new ResponsePackets(Digits(partLength), RequestId.Parse(id), 256);
        Assert.Equal(1, packets.Count);
        Assert.Equal(2, new ResponsePackets(Digits(partLength + 1), RequestId.Parse(id), 256).Count);
        Assert.Equal(1000 * partLength, ResponsePackets.MaxDigits(RequestId.Parse(id), 256));
    }

    [Theory]
    [InlineData(0, new[] { ".4179502222" })]
    [InlineData(1, new[] { "1.4179502222" })]
    [InlineData(20, new[] { "11111111111111111111.4179502222" })]
    [InlineData(21, new[] { "11111111111111111111.4179500011", "1.4179502222" })]
    [InlineData(41, new[] { "11111111111111111111.4179500011", "11111111111111111111.4179500021", "1.4179502222" })]
    public void Every_part_but_the_last_is_full_and_numbered(int length, string[] expected) =>
        Assert.Equal(expected, Written.Answer(Digits(length), Id, 32));

    [Fact]
    public void The_last_part_of_a_raw_number_says_so() =>
        Assert.Equal(
            ["11111111111111111111.4179500011", "1.4179503222"],
            Written.Answer(Digits(21) with { IsRaw = true }, Id, 32));

    [Fact]
    public void A_thousand_parts_fit_and_one_more_does_not()
    {
        Assert.True(new ResponsePackets(Digits(20_000), Id, 32).Fits);
        Assert.False(new ResponsePackets(Digits(20_001), Id, 32).Fits);
        Assert.Equal("11111111111111111111.4179509991", Written.Answer(Digits(20_000), Id, 32)[998]);
    }

    [Fact]
    public void A_long_answer_is_one_value_where_values_may_be_long()
    {
        var packets = new ResponsePackets(Digits(99_988), Id, 100_000);
        Assert.Equal(1, packets.Count);
        Assert.Equal(2, new ResponsePackets(Digits(99_989), Id, 100_000).Count);
    }

    [Fact]
    public void A_cloud_with_values_under_32_characters_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResponsePackets(Digits(1), Id, 31));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Parts_are_counted_from_one_to_the_last(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResponsePackets(Digits(1), Id, 32).Write(number, new byte[32]));

    [Fact]
    public void The_same_part_can_be_written_again_and_again()
    {
        var packets = new ResponsePackets(Digits(41), Id, 32);
        var (first, second) = (new byte[32], new byte[32]);
        Assert.Equal(packets.Write(2, first), packets.Write(2, second));
        Assert.Equal(first, second);
        Assert.Equal(Id, packets.Id);
    }

    [Fact]
    public void Every_value_is_one_the_cloud_accepts() => Property.Holds(ResponseCase.Any, response =>
    {
        Assert.True(response.Packets.Fits);
        Assert.All(response.Values, value =>
        {
            Assert.True(CloudValue.IsAccepted(value, response.ValueLength), value);
            Assert.True(value.Length <= response.Packets.MaxValueLength);
            Assert.Single(value, '.');
            Assert.DoesNotContain('-', value);
        });
    });

    [Fact]
    public void Writing_a_part_allocates_nothing()
    {
        var packets = new ResponsePackets(Digits(300), Id, 256);
        var output = new byte[256];
        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var number = 1; number <= packets.Count; number++)
            {
                packets.Write(number, output);
            }
        }));
    }

    private static ResponsePayload Digits(int length) => new(Bytes.Of(new string('1', length)), false);
}
