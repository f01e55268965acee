using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudBridge.Protocol.Cb1.Payloads;

namespace CloudBridge.Protocol.Tests.Cb1.Payloads;

public class PayloadVectorTests
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Files => ["cb1-request.json", "cb1-answer.json"];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_vectors_are_what_is_written_now(string file)
    {
        var vectors = file == "cb1-request.json" ? RequestVectors.Build() : AnswerVectors.Build();
        RepositoryFile.AssertCurrent(vectors.ToJsonString(Options) + "\n", "protocol/vectors/" + file);
    }

    [Fact]
    public void Every_request_vector_is_read_back()
    {
        foreach (var vector in RequestVectors.Build().Select(node => node!.AsObject()))
        {
            var isRequest = RequestPayload.TryRead(Bytes.Of((string)vector["payload"]!), out var request);
            Assert.True(isRequest == !vector.ContainsKey("error"), $"{vector["name"]}");
            Assert.Equal((string?)vector["request"], request?.Name);
            Assert.Equal(vector["arguments"]?.AsArray().Select(argument => (string?)argument), request?.Arguments);
        }
    }

    [Fact]
    public void Every_answer_vector_is_read_back()
    {
        foreach (var vector in AnswerVectors.Build().Select(node => node!.AsObject()))
        {
            var isAnswer = AnswerPayload.TryRead(Bytes.Of((string)vector["payload"]!), (bool)vector["long"]!, out var answer);
            Assert.True(isAnswer == !vector.ContainsKey("error"), $"{vector["name"]}");
            Assert.Equal(ValuesOf(vector), answer?.Values);
            Assert.Equal(vector.ContainsKey("list"), answer is { IsList: true });
        }
    }

    private static IEnumerable<string?>? ValuesOf(JsonObject vector) => vector switch
    {
        _ when vector.ContainsKey("error") => null,
        _ when vector["list"] is JsonArray list => list.Select(item => ValueOf(item!.AsObject())),
        _ => [ValueOf(vector)],
    };

    private static string? ValueOf(JsonObject value) => (string?)value["text"] ?? (string?)value["number"];
}
