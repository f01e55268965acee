using System.Globalization;
using System.Text.Json.Nodes;
using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Protocol.Tests.Cb1.Values;

/// <summary>What a value of a client says, in the words of the vectors; null when it says nothing.</summary>
internal static class UpJson
{
    public static JsonObject? Of(ReadOnlySpan<byte> value)
    {
        if (!UpValue.TryParse(value, out var up))
        {
            return null;
        }

        var said = new JsonObject { ["kind"] = NameOf(up.Kind), ["nonce"] = up.Nonce.ToString(CultureInfo.InvariantCulture) };
        switch (up.Kind)
        {
            case UpKind.Hello:
                said["version"] = up.Version;
                said["variables"] = up.Variables;
                said["maxLength"] = up.MaxValueLength == int.MaxValue ? 0 : up.MaxValueLength;
                break;
            case UpKind.TopicGaps:
                said["topic"] = up.Topic;
                said["version"] = up.TopicVersion;
                break;
            default:
                said["request"] = up.Request;
                break;
        }

        if (up.Kind == UpKind.Request)
        {
            said["part"] = up.Part;
            said["parts"] = up.Parts;
            said["payload"] = Bytes.Text(up.Payload);
        }

        if (up.Kind is UpKind.Gaps or UpKind.TopicGaps)
        {
            said["gaps"] = GapsOf(up.Gaps);
        }

        return said;
    }

    private static string NameOf(UpKind kind) => kind switch
    {
        UpKind.GaveUp => "gave up",
        UpKind.TopicGaps => "topic gaps",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static JsonArray GapsOf(PartRanges ranges)
    {
        var gaps = new JsonArray();
        for (var i = 0; i < ranges.Count; i++)
        {
            gaps.Add((JsonNode)new JsonObject { ["first"] = ranges[i].First, ["last"] = ranges[i].Last });
        }

        return gaps;
    }
}
