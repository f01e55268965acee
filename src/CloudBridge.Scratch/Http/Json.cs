using System.Text.Json;

namespace CloudBridge.Scratch.Http;

/// <summary>Reads JSON that others wrote: what is missing, of another type or broken is null, never an exception.</summary>
internal static class Json
{
    private const int MaxDepth = 16;

    public static JsonDocument? Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement Property(JsonElement fields, string name) =>
        fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(JsonElement fields, string name) => Text(Property(fields, name));

    public static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes that are not UTF-8.
            return null;
        }
    }

    public static long? Number(JsonElement fields, string name) =>
        Property(fields, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) ? number : null;

    public static bool IsTrue(JsonElement fields, string name) => Property(fields, name).ValueKind == JsonValueKind.True;

    /// <summary>The items of a list that can be read; a broken one costs itself alone, unless no other is left.</summary>
    /// <exception cref="FormatException">It is no list, or nothing in it can be read.</exception>
    public static IReadOnlyList<T> Readable<T>(JsonElement list, Func<JsonElement, T?> read, string what)
        where T : class
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException($"it is no list of {what}.");
        }

        List<T> items = [.. list.EnumerateArray().Select(read).OfType<T>()];
        return items.Count > 0 || list.GetArrayLength() == 0 ? items : throw new FormatException($"none of the {what} can be read.");
    }
}
