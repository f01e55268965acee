using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Encoding;

namespace CloudBridge.Protocol.Tests.CloudRequests;

/// <summary>The values our writers produce, as text.</summary>
internal static class Written
{
    /// <summary>Characters a value may have on Scratch.</summary>
    public const int ScratchValueLength = 256;

    public static IReadOnlyList<string> Answer(ResponsePayload payload, RequestId id, int valueLength = ScratchValueLength)
    {
        var packets = new ResponsePackets(payload, id, valueLength);
        var buffer = new byte[packets.MaxValueLength];
        return [.. Enumerable.Range(1, packets.Count).Select(number => Bytes.Text(buffer.AsSpan(0, packets.Write(number, buffer))))];
    }

    public static IReadOnlyList<string> Text(string text, string id) =>
        Answer(ResponsePayload.FromText(text, RequestId.Parse(id).AllowsRawNumbers), RequestId.Parse(id));

    public static IReadOnlyList<string> List(string id, params string[] items) => Answer(ResponsePayload.FromList(items), RequestId.Parse(id));

    public static IReadOnlyList<string> Request(ReadOnlyMemory<byte> digits, RequestId id)
    {
        var packets = new RequestPackets(digits, id);
        var buffer = new byte[packets.MaxValueLength];
        return [.. Enumerable.Range(1, packets.Count).Select(number => Bytes.Text(buffer.AsSpan(0, packets.Write(number, buffer))))];
    }

    /// <summary>Joins the packets of one request and decodes them, as a host does.</summary>
    public static string ReadRequest(IEnumerable<string> values)
    {
        var digits = new List<byte>();
        foreach (var value in values)
        {
            Assert.True(RequestPacket.TryParse(Bytes.Of(value), out var packet));
            digits.AddRange(packet.Digits);
        }

        var text = new char[digits.Count / CharacterTable.DigitsPerCharacter];
        Assert.True(CharacterTable.TryDecode(digits.ToArray(), text, out var length));
        return new string(text, 0, length);
    }
}
