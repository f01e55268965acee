using System.Text.Json.Nodes;
using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Protocol.Tests.Cb1.Clients;
using CloudBridge.Protocol.Tests.Cb1.Values;

namespace CloudBridge.Protocol.Tests.Cb1.Vectors;

/// <summary><c>cb1-up.json</c></summary>
public class UpVectorTests
{
    private const uint Nonce = 40_512_345;

    private readonly JsonArray _vectors = [];

    private delegate int Writing(Span<byte> output);

    [Fact]
    public void The_file_is_current()
    {
        Add("hello of a project in Scratch", output => UpWriter.WriteHello(output, Nonce, 1, 9, 256));
        Add("hello without a limit, one answer variable", output => UpWriter.WriteHello(output, UpValue.MaxNonce, 1, 1, int.MaxValue));
        AddDigits("hello of a later version with fields we do not know", "10405123452" + "9" + "000256" + "4711");
        Add("request in one part", output => UpWriter.WriteRequest(output, Nonce, 1, 1, 1, Bytes.Of("807573719090")));
        Add("request, the shortest part", output => UpWriter.WriteRequest(output, UpValue.MinNonce, 9999, 99, 99, Bytes.Of("9")));
        Add("request, a part that fills a value", output => UpWriter.WriteRequest(output, Nonce, 204, 1, 2, Bytes.Of(Down.Digits(236))));
        Add("still waiting, nothing missing", output => UpWriter.WriteGaps(output, Nonce, 7, []));
        Add("one gap", output => UpWriter.WriteGaps(output, Nonce, 7, [new PartRange(3, 3)]));
        Add("gaps and all that follows", output => UpWriter.WriteGaps(output, Nonce, 7, [new PartRange(0, 1), new PartRange(5, 9), new PartRange(12, 999)]));
        Add("gaps that fill a value", output => UpWriter.WriteGaps(output, Nonce, 7, [.. Enumerable.Range(0, 40).Select(i => new PartRange(2 * i, 2 * i))]));
        Add("done", output => UpWriter.WriteDone(output, Nonce, 7));
        Add("gave up", output => UpWriter.WriteGaveUp(output, Nonce, 9999));
        Add("topic gaps", output => UpWriter.WriteTopicGaps(output, Nonce, 5, 99, [new PartRange(0, 999)]));
        Add("gaps of a message to every player", output => UpWriter.WriteTopicGaps(output, Nonce, 0, 1, []));
        AddErrors();
        GeneratedVectors.AssertCurrent(_vectors, "cb1-up.json");
    }

    private void AddErrors()
    {
        AddValue("wrong check digits", "1340512345000700");
        AddValue("a value of Cloud Requests", "1234.10000001");
        AddDigits("too short for a nonce", "1340512");
        AddDigits("a nonce with a 0 in front", "130051234" + "50007");
        AddDigits("version 0", "10405123450" + "9000256");
        AddDigits("no answer variables", "10405123451" + "0000256");
        AddDigits("a limit below 256", "10405123451" + "9000255");
        AddDigits("hello cut off", "10405123451" + "90002");
        AddDigits("request 0", "1140512345" + "00000101" + "90");
        AddDigits("part 0", "1140512345" + "00010001" + "90");
        AddDigits("part 2 of 1", "1140512345" + "00010201" + "90");
        AddDigits("a part without digits", "1140512345" + "00010101");
        AddDigits("half a range", "1240512345" + "0001" + "001");
        AddDigits("more gaps than an answer can have", "1240512345" + "0007" + string.Concat(Enumerable.Range(0, 501).Select(i => $"{2 * i % 1000:000}{2 * i % 1000:000}")));
        AddDigits("a range that ends before it begins", "1240512345" + "0001" + "005004");
        AddDigits("version 0 of a topic", "1540512345" + "0500");
        AddDigits("a reserved kind", "1640512345" + "0001");
        AddDigits("a value that does not begin with 1", "2340512345" + "0001");
    }

    private void Add(string name, Writing write)
    {
        var output = new byte[256];
        var value = output.AsSpan(0, write(output));
        AddValue(name, Bytes.Text(value));
        Assert.Null(_vectors[^1]!["error"]);
    }

    private void AddDigits(string name, string digits) => AddValue(name, Bytes.Text(UpValueTests.Checked(digits)));

    private void AddValue(string name, string value)
    {
        var vector = new JsonObject { ["name"] = name, ["value"] = value };
        var said = UpJson.Of(Bytes.Of(value));
        if (said is null)
        {
            vector["error"] = true;
        }
        else
        {
            vector["says"] = said;
        }

        _vectors.Add((JsonNode)vector);
    }
}
