using System.Globalization;
using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Stats.Http;

/// <summary>
/// Reads values that are written in several ways: numbers as text, truths as 0 and 1, names with a dash or an underline.
/// </summary>
internal static class StatsValue
{
    /// <summary>A count, 0 or more; null where there is none.</summary>
    public static long? Count(JsonElement fields, string name) => NumberOrNull(fields, name) is >= 0 and var count ? count : null;

    /// <summary>A place, or a number of something: 1 or more; null where there is none.</summary>
    public static long? Place(JsonElement fields, string name) => NumberOrNull(fields, name) is > 0 and var place ? place : null;

    public static long? NumberOrNull(JsonElement fields, string name)
    {
        var value = Json.Property(fields, name);
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetInt64(out var number) ? number : null,
            JsonValueKind.String =>
                long.TryParse(Json.Text(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : null,
            _ => null,
        };
    }

    public static bool? Truth(JsonElement fields, string name) => Json.Property(fields, name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => NumberOrNull(fields, name) is { } number ? number != 0 : null,
    };

    public static DateTimeOffset? Date(JsonElement fields, string name)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(Json.Text(fields, name), CultureInfo.InvariantCulture, utc, out var date) ? date : null;
    }

    /// <summary>An object by its name, or <paramref name="fields"/> themselves where it is left out.</summary>
    public static JsonElement ObjectOrSelf(JsonElement fields, string name) =>
        Json.Property(fields, name) is { ValueKind: JsonValueKind.Object } value ? value : fields;

    /// <summary>
    /// The items of a list, bare or below a name, without those that cannot be read; null when there is no list.
    /// </summary>
    public static IReadOnlyList<T>? List<T>(JsonElement list, string? name, Func<JsonElement, T?> read)
        where T : class
    {
        var items = list.ValueKind == JsonValueKind.Array || name is null ? list : Json.Property(list, name);
        return items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray().Select(read).OfType<T>()] : null;
    }
}
