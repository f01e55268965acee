using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Protocol.Tests.Frames;

namespace CloudBridge.Protocol.Tests.CloudRequests;

public class CloudRequestVectorTests
{
    private const string Length = "str of length ";

    public static TheoryData<string> Names => new(CloudRequestVector.All.Keys);

    [Fact]
    public void The_vector_file_is_complete() => Assert.Equal(42, CloudRequestVector.All.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_vector_holds(string name)
    {
        var vector = CloudRequestVector.All[name];
        switch (name)
        {
            case "unknown_request":
                RequestHolds(vector, vector.Text);
                Assert.Empty(vector.Writes);
                DeviationHolds(vector, ResponsePayload.FromList([.. Deviation.All[name].SpriteSees]), RequestId.Parse("222220"));
                break;
            case "duplicate_id":
                Assert.All(vector.Values, value => RequestHolds(vector with { Values = [value] }, "ping"));
                Assert.Equal(vector.Writes, Written.Text("pong", "333330"));
                break;
            case "send_string":
                Assert.Equal("client.send(\"test\")", vector.Text);
                Assert.Equal(vector.Values, Written.Answer(ResponsePayload.FromText("test", false), RequestId.ForMessage(5569)));
                Assert.Equal(["test"], SpriteReceiver.ForMessages().Poll(vector.Values).Response);
                break;
            case "frame_bytes":
                FrameHolds(vector);
                break;
            case var _ when name.EndsWith("/request", StringComparison.Ordinal):
                RequestHolds(vector, vector.Text, vector.HandlerArguments);
                break;
            case var _ when name.EndsWith("/response", StringComparison.Ordinal):
                ResponseHolds(vector);
                break;
            default:
                Assert.Fail($"Nobody knows how to check the vector {name}.");
                break;
        }
    }

    [Fact]
    public void Every_deviation_belongs_to_a_vector_and_gives_its_reason()
    {
        Assert.Superset(Deviation.All.Keys.ToHashSet(), CloudRequestVector.All.Keys.ToHashSet());
        Assert.All(Deviation.All.Values, deviation => Assert.NotEmpty(deviation.Reason));
    }

    private static void RequestHolds(CloudRequestVector vector, string text, IReadOnlyList<string>? arguments = null)
    {
        var kept = string.Concat(text.Where(CharacterTable.Contains)).Split(RequestText.Separator);
        var read = Written.ReadRequest(vector.Values).Split(RequestText.Separator);
        Assert.Equal(kept, read);
        Assert.Equal(arguments ?? [], read.Skip(1));

        var id = RequestId.Parse(vector.RequestId ?? vector.Values[0].Split('.')[1]);
        var parts = text.Split(RequestText.Separator);
        Assert.Equal(vector.Values, Written.Request(RequestText.Encode(parts[0], parts.AsSpan(1)), id));
    }

    private static void ResponseHolds(CloudRequestVector vector)
    {
        var id = RequestId.Parse(vector.RequestId!);
        var payload = PayloadOf(vector, id);
        if (vector.SpriteStatus == "TIMEOUT")
        {
            Assert.Empty(vector.Values);
            DeviationHolds(vector, payload, id);
            return;
        }

        Assert.Equal(vector.Values, Written.Answer(payload, id));
        Assert.Equal("DONE", vector.SpriteStatus);
        var sprite = SpriteReceiver.ForRequest(vector.RequestId!).Poll(vector.Values);
        Assert.True(sprite.IsDone);
        Assert.Equal(vector.SpriteList, sprite.Response);
        if (vector.Text.StartsWith("raises ", StringComparison.Ordinal))
        {
            DeviationHolds(vector, ResponsePayload.FromList([.. Deviation.All[vector.Name].SpriteSees]), id);
        }
    }

    private static ResponsePayload PayloadOf(CloudRequestVector vector, RequestId id)
    {
        if (vector.Text.StartsWith(Length, StringComparison.Ordinal))
        {
            var text = Assert.Single(vector.SpriteList);
            Assert.Equal(vector.Text, Length + text.Length);
            return ResponsePayload.FromText(text, id.AllowsRawNumbers);
        }

        if (vector.Text.StartsWith("raises ", StringComparison.Ordinal))
        {
            return ResponsePayload.FromList([.. vector.SpriteList]);
        }

        return PythonLiteral.Parse(vector.Text) switch
        {
            null => ResponsePayload.Nothing,
            List<string> items => ResponsePayload.FromList(items),
            var value => ResponsePayload.FromText((string)value, id.AllowsRawNumbers),
        };
    }

    private static void DeviationHolds(CloudRequestVector vector, ResponsePayload payload, RequestId id)
    {
        var deviation = Deviation.All[vector.Name];
        var values = Written.Answer(payload, id);
        Assert.NotEqual(vector.Values, values);
        var sprite = SpriteReceiver.ForRequest(id.ToString()).Poll(values);
        Assert.True(sprite.IsDone);
        Assert.Equal(deviation.SpriteSees, sprite.Response);
        if (deviation.SpriteSees.Count == 0)
        {
            Assert.Equal($".{id}2222", Assert.Single(values));
        }
    }

    private static void FrameHolds(CloudRequestVector vector)
    {
        var recorded = vector.Json.GetProperty("frame").GetString()!;
        var frame = ReadFrame.One(recorded);
        Assert.Equal(vector.Text, $"set {frame.Name["☁ ".Length..]} to {frame.Value}");
        Assert.Equal(Assert.Single(vector.Values), frame.Value);

        var output = new System.Buffers.ArrayBufferWriter<byte>();
        Protocol.Frames.FrameWriter.WriteSet(
            output, Bytes.Of(frame.Name), Bytes.Of(frame.Value), Bytes.Of(frame.User), Bytes.Of(frame.ProjectId));
        Assert.True(Deviation.All.ContainsKey(vector.Name));
        Assert.NotEqual(recorded, Bytes.Text(output.WrittenSpan));
        Assert.Equal(frame, ReadFrame.One(Bytes.Text(output.WrittenSpan)));
    }
}
