using System.Runtime.InteropServices;
using System.Text.Json;
using CloudBridge.Protocol.Frames;

namespace CloudBridge.Protocol.Tests.Frames;

public class FrameReaderAgainstJsonDocumentTests
{
    [Fact]
    public void The_reader_and_the_frameworks_strict_parser_agree_on_what_is_a_json_object()
    {
        var seen = new Dictionary<JsonValueKind, int>();
        Property.Holds(
            JsonLines.Any,
            line =>
            {
                var expected = KindOf(line);
                seen[expected] = seen.GetValueOrDefault(expected) + 1;
                Assert.Equal(expected, Read(line));
            },
            runs: 4000);
        Assert.True(seen[JsonValueKind.Object] > 400 && seen[JsonValueKind.Undefined] > 400 && seen[JsonValueKind.Array] > 10);
    }

    [Fact]
    public void The_fields_of_a_valid_object_are_the_ones_the_frameworks_parser_finds() =>
        Property.Holds(
            JsonLines.Any,
            line =>
            {
                if (KindOf(line) == JsonValueKind.Object)
                {
                    using var document = JsonDocument.Parse(Bytes.Of(line));
                    CompareFields(document.RootElement, ReadFrame.One(line));
                }
            },
            runs: 2000);

    private static void CompareFields(JsonElement json, ReadFrame frame)
    {
        if (frame.Fault == FrameFault.NoMethod)
        {
            return;
        }

        Assert.Equal(TextOf(json, "method"), frame.MethodName);
        Assert.Equal(TextOf(json, "name"), frame.Name);
        Assert.Equal(TextOf(json, "new_name"), frame.NewName);
        Assert.Equal(TextOf(json, "value"), frame.Value);
        Assert.Equal(TextOf(json, "user"), frame.User);
        Assert.Equal(TextOf(json, "project_id"), frame.ProjectId);
    }

    private static string TextOf(JsonElement json, string name)
    {
        var field = json.EnumerateObject()
            .Where(property => Unescape(Bytes.Text(JsonMarshal.GetRawUtf8PropertyName(property))) == name)
            .Select(property => property.Value)
            .LastOrDefault();
        return field.ValueKind switch
        {
            JsonValueKind.Undefined => "",
            JsonValueKind.String => Unescape(field.GetRawText()[1..^1]),
            _ => field.GetRawText(),
        };
    }

    /// <summary>What the framework refuses to turn into a string, half of a surrogate pair, is U+FFFD.</summary>
    private static string Unescape(string text)
    {
        var characters = new List<char>();
        for (var i = 0; i < text.Length; i++)
        {
            var escape = text[i] == '\\' ? text[++i] : '\0';
            var escaped = "\"\\/bfnrt".IndexOf(escape, StringComparison.Ordinal);
            if (escape == 'u')
            {
                characters.Add((char)Convert.ToUInt16(text.Substring(i + 1, 4), 16));
                i += 4;
                continue;
            }

            characters.Add(escape == '\0' ? text[i] : "\"\\/\b\f\n\r\t"[escaped]);
        }

        return Bytes.Text(Bytes.Of(new string([.. characters])));
    }

    private static JsonValueKind Read(string line)
    {
        var frames = ReadFrame.All(line);
        return frames.Count == 0
            ? JsonValueKind.Undefined
            : frames[0].Fault switch
            {
                FrameFault.NotJson => JsonValueKind.Undefined,
                FrameFault.NotAnObject => JsonValueKind.Array,
                _ => JsonValueKind.Object,
            };
    }

    private static JsonValueKind KindOf(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(Bytes.Of(line), new JsonDocumentOptions { MaxDepth = 1000 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? JsonValueKind.Object : JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return JsonValueKind.Undefined;
        }
    }
}
