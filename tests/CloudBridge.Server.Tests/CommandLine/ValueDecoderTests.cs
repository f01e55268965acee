using System.Text.Json;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Server.CommandLine.Values;
using CloudBridge.Server.Tests.House;

namespace CloudBridge.Server.Tests.CommandLine;

public sealed class ValueDecoderTests
{
    [Fact]
    public void What_projects_wrote_in_the_recorded_vectors_is_read_as_requests()
    {
        var requests = Vectors().Where(vector => vector.Direction.StartsWith("scratch->host", StringComparison.Ordinal) && vector.Values.Length == 1 && !vector.Name.StartsWith("rerequest", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(requests);
        Assert.All(requests, vector => Assert.Equal("request", ValueDecoder.Decode(vector.Values[0]).Kind));
    }

    [Fact]
    public void What_hosts_wrote_in_them_is_read_as_answers()
    {
        var answers = Vectors().Where(vector => vector.Direction.StartsWith("host->scratch", StringComparison.Ordinal)).SelectMany(vector => vector.Values).Where(value => ResponsePacket.TryParse(System.Text.Encoding.ASCII.GetBytes(value), out _)).ToArray();

        Assert.NotEmpty(answers);
        Assert.All(answers, value => Assert.Equal("answer", ValueDecoder.Decode(value).Kind));
    }

    [Fact]
    public void Parts_of_a_long_request_join_to_its_text()
    {
        var id = RequestId.Parse("417950");
        var packets = new RequestPackets(RequestText.Encode("echo", new string('x', 300)), id);
        var values = Enumerable.Range(1, packets.Count).Select(number =>
        {
            var value = new byte[packets.MaxValueLength];
            return System.Text.Encoding.ASCII.GetString(value, 0, packets.Write(number, value));
        }).Select(ValueDecoder.Decode).ToArray();

        Assert.All(values, value => Assert.Equal("417950", value.Id));
        Assert.Equal([.. Enumerable.Repeat(false, values.Length - 1), true], values.Select(value => value.IsLast!.Value));
        Assert.StartsWith("echo&xxx", values[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("51494733.4179500121", 12, false)]
    [InlineData("51494733.4179502222", null, true)]
    public void An_answer_knows_its_part(string value, int? part, bool isLast)
    {
        var decoded = ValueDecoder.Decode(value);

        Assert.Equal(part, decoded.Part);
        Assert.Equal(isLast, decoded.IsLast);
        Assert.Equal("417950", decoded.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_is_an_empty_text(string value) => Assert.Equal("", ValueDecoder.Decode(value).Text);

    [Fact]
    public void An_odd_last_digit_is_left_out() => Assert.Equal("p", ValueDecoder.Decode("514").Text);

    [Theory]
    [InlineData("51.417950x")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("5a.417950")]
    [InlineData("☁")]
    public void Anything_else_is_refused_with_a_sentence(string value)
    {
        var error = Assert.Throws<FormatException>(() => ValueDecoder.Decode(value));

        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, string Direction, string[] Values)> Vectors()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "protocol", "vectors", "cloud-requests.json")));
        return [.. file.RootElement.EnumerateArray().Select(vector => (vector.GetProperty("name").GetString()!, vector.GetProperty("direction").GetString()!, Values(vector.GetProperty("digits"))))];
    }

    private static string[] Values(JsonElement digits) => digits.ValueKind switch
    {
        JsonValueKind.String => [digits.GetString()!],
        JsonValueKind.Array => [.. digits.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetProperty("value").GetString()!)],
        _ => [],
    };
}
