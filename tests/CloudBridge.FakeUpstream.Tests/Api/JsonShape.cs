using System.Text.Json;

namespace CloudBridge.FakeUpstream.Tests.Api;

/// <summary>The shape of an answer: its keys with the types of their values, without the values.</summary>
internal static class JsonShape
{
    /// <summary>What differs between an answer and an example; empty when nothing does.</summary>
    public static IEnumerable<string> Differences(JsonElement example, JsonElement answer, string path = "")
    {
        if (example.ValueKind == JsonValueKind.Null || answer.ValueKind == JsonValueKind.Null || IsBoolean(example) && IsBoolean(answer))
        {
            return [];
        }

        return (example.ValueKind, answer.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => OfObjects(example, answer, path),
            (JsonValueKind.Array, JsonValueKind.Array) => example.GetArrayLength() == 0 ? [] : answer.EnumerateArray().SelectMany((item, i) => Differences(example[Math.Min(i, example.GetArrayLength() - 1)], item, $"{path}[{i}]")),
            var (wanted, got) => wanted == got ? [] : [$"{path} is {got}, not {wanted}"],
        };
    }

    private static IEnumerable<string> OfObjects(JsonElement example, JsonElement answer, string path)
    {
        foreach (var property in example.EnumerateObject())
        {
            if (!answer.TryGetProperty(property.Name, out var value))
            {
                yield return $"{path}.{property.Name} is missing";
                continue;
            }

            foreach (var difference in Differences(property.Value, value, $"{path}.{property.Name}"))
            {
                yield return difference;
            }
        }
    }

    private static bool IsBoolean(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;
}
