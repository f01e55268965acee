using System.Text;
using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;
using CloudBridge.Tests.Requests;
using CloudBridge.Wires.CloudRequests;

namespace CloudBridge.Tests.Wires.CloudRequests;

public class ResponseWriterTests
{
    private const int Scratch = 256;

    [Fact]
    public void A_text_is_encoded_and_plain_digits_are_not()
    {
        Assert.Equal(["51494733.4179502222"], Values(RequestResult.Text("pong")));
        Assert.Equal(["007.4179503222"], Values(RequestResult.Text("007")));
        Assert.Equal(["831311.4179502222"], Values(RequestResult.Text("-42")));
        Assert.Equal(["1011121314.4179512222"], Values(RequestResult.Text("12345"), id: "417951"));
    }

    [Fact]
    public void An_empty_text_is_a_dash_and_nothing_at_all_is_an_empty_list()
    {
        Assert.Equal(["83.4179502222"], Values(RequestResult.Text("")));
        Assert.Equal([".4179502222"], Values(RequestResult.Empty));
        Assert.Equal([".4179502222"], Values(RequestResult.List([])));
    }

    [Fact]
    public void A_list_ends_every_item() => Assert.Equal(["2189892389.4179502222"], Values(RequestResult.List(["a", null, "b"])));

    [Theory]
    [InlineData("failed")]
    [InlineData("not found")]
    [InlineData("bad")]
    public void What_did_not_complete_is_two_lines_with_the_name_of_the_request(string kind)
    {
        var result = kind switch
        {
            "failed" => RequestResult.Failed("No luck."),
            "not found" => RequestResult.NotFound("No luck."),
            _ => RequestResult.BadArgument("No luck."),
        };
        Assert.Equal(["Error in request boom", "No luck."], Items(Values(result, "boom")));
    }

    [Fact]
    public void A_very_long_name_is_cut_in_the_error() =>
        Assert.Equal([$"Error in request {new string('n', 37)}...", "No luck."], Items(Values(RequestResult.Failed("No luck."), new string('n', 200))));

    [Fact]
    public void An_answer_of_just_the_allowed_length_goes_out_and_a_longer_one_is_an_error()
    {
        Assert.Equal([new string('x', 500)], Items(Values(RequestResult.Text(new string('x', 500)), maxDigits: 1000)));
        Assert.Equal(
            ["Error in request test", "The answer is too long for this project. Ask for less at a time."],
            Items(Values(RequestResult.Text(new string('x', 501)), maxDigits: 1000)));
    }

    private static List<string> Values(RequestResult result, string name = "test", string id = "417950", int maxDigits = 10_000)
    {
        var request = new CloudRequest(new FakeOrigin(), RequestId.Parse(id), name, [], null);
        var packets = new ResponsePackets(ResponseWriter.Write(request, result, maxDigits), request.Id, Scratch);
        var buffer = new byte[Scratch];
        return [.. Enumerable.Range(1, packets.Count).Select(number => Encoding.ASCII.GetString(buffer, 0, packets.Write(number, buffer)))];
    }

    private static IReadOnlyList<string> Items(List<string> values)
    {
        var assembler = new ResponseAssembler(RequestId.Parse("417950"));
        foreach (var value in values)
        {
            Assert.True(ResponsePacket.TryParse(Encoding.ASCII.GetBytes(value), out var packet));
            assembler.Accept(packet);
        }

        return assembler.ToList();
    }
}
