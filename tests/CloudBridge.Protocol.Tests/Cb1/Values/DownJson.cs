using System.Globalization;
using System.Text.Json.Nodes;
using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Protocol.Tests.Cb1.Values;

/// <summary>The entries of a value of the server, in the words of the vectors; null when it is none.</summary>
internal static class DownJson
{
    public static JsonArray? Of(ReadOnlySpan<byte> value, int epoch)
    {
        if (!DownReader.TryOpen(value, epoch, out var reader))
        {
            return null;
        }

        var entries = new JsonArray();
        while (reader.TryRead(out var entry))
        {
            entries.Add((JsonNode)Of(entry));
        }

        return entries;
    }

    private static JsonObject Of(in DownEntry entry)
    {
        var said = new JsonObject { ["kind"] = NameOf(entry.Kind) };
        switch (entry.Kind)
        {
            case DownKind.Welcome:
                said["nonce"] = entry.Nonce.ToString(CultureInfo.InvariantCulture);
                said["tag"] = entry.Tag;
                said["version"] = entry.Version;
                said["maxLength"] = entry.MaxValueLength == int.MaxValue ? 0 : entry.MaxValueLength;
                said["seconds"] = entry.Seconds;
                return said;
            case DownKind.Part:
                said["handle"] = entry.Handle;
                said["part"] = entry.Part;
                said["digits"] = Bytes.Text(entry.Digits);
                return said;
            case DownKind.Shared:
                said["addresses"] = AddressesOf(entry);
                said["body"] = BodyOf(entry);
                return said;
            case DownKind.Topic:
                said["topic"] = entry.Topic;
                said["version"] = entry.TopicVersion;
                said["body"] = BodyOf(entry);
                return said;
            default:
                said["tag"] = entry.Address(0).Tag;
                said["request"] = entry.Address(0).Request;
                break;
        }

        AddBody(said, entry);
        return said;
    }

    private static JsonObject BodyOf(in DownEntry entry)
    {
        var body = new JsonObject { ["kind"] = NameOf(entry.Body) };
        AddBody(body, entry);
        return body;
    }

    private static void AddBody(JsonObject said, in DownEntry entry)
    {
        switch (entry.Body)
        {
            case DownKind.Answer:
                said["payload"] = Bytes.Text(entry.Digits);
                break;
            case DownKind.Number:
                said["digits"] = Bytes.Text(entry.Digits);
                break;
            case DownKind.Opening:
                said["handle"] = entry.Handle;
                said["length"] = entry.Length;
                break;
            case DownKind.PartsWanted:
                said["parts"] = WantedOf(entry);
                break;
        }
    }

    private static string NameOf(DownKind kind) => kind == DownKind.PartsWanted ? "parts wanted" : kind.ToString().ToLowerInvariant();

    private static JsonArray AddressesOf(in DownEntry entry)
    {
        var addresses = new JsonArray();
        for (var i = 0; i < entry.AddressCount; i++)
        {
            addresses.Add((JsonNode)new JsonObject { ["tag"] = entry.Address(i).Tag, ["request"] = entry.Address(i).Request });
        }

        return addresses;
    }

    private static JsonArray WantedOf(in DownEntry entry)
    {
        var wanted = new JsonArray();
        for (var i = 0; i < entry.WantedCount; i++)
        {
            wanted.Add((JsonNode)entry.WantedPart(i));
        }

        return wanted;
    }
}
