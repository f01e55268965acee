using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Protocol.Tests.CloudRequests;

/// <summary>The worked examples of section 16 of protocol/cloud-requests.md.</summary>
public class SpecificationExampleTests
{
    [Fact]
    public void A_short_request_with_a_raw_number()
    {
        Assert.Equal(["2127279611961319.417950"], Ask("417950", "add", "2", "40"));
        Assert.Equal(["42.4179503222"], Written.Text("42", "417950"));
        Assert.Equal(["1311.4179512222"], Written.Text("42", "417951"));
    }

    [Fact]
    public void A_list_in_two_parts_one_of_them_lost()
    {
        Assert.Equal(["5949519612.500020"], Ask("500020", "top", "3"));
        Assert.Equal(["224747201011892449201889266989.5000202222"], Written.List("500020", "Ann 12", "Bo 9", "Cy"));

        var payload = ResponsePayload.FromList(["Ann 12", "Bo 9", "Cy"]);
        var values = Written.Answer(payload, RequestId.Parse("500020"), valueLength: 32);
        Assert.Equal(["22474720101189244920.5000200011", "1889266989.5000202222"], values);

        var sprite = SpriteReceiver.ForRequest("500020").Poll(values[0]);
        Assert.Equal("1.5000209", sprite.Rerequest());
        Assert.Equal(["Ann 12", "Bo 9", "Cy"], sprite.Poll(values[1], values[0]).Response);
        Assert.True(sprite.IsDone);
    }

    [Fact]
    public void Every_value_the_specification_shows_is_one_of_these()
    {
        var page = VectorFile.Specification;
        Assert.All(
            [
                "2127279611961319.417950", "42.4179503222", "1311.4179512222", "5949519612.500020",
                "224747201011892449201889266989.5000202222", "22474720101189244920.5000200011",
                "1889266989.5000202222", "1.5000209",
            ],
            value => Assert.Contains(value, page, StringComparison.Ordinal));
        Assert.Contains("\n## 2. Character table\n", page, StringComparison.Ordinal);
        Assert.All(Deviation.All.Keys, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Ask(string id, string name, params string[] arguments) =>
        Written.Request(RequestText.Encode(name, arguments), RequestId.Parse(id));
}
