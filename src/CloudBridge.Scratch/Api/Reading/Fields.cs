using System.Globalization;
using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Api;

/// <summary>
/// Reads fields of the API's answers: what must be there or the answer is broken, and what may be missing, null or of
/// another type.
/// </summary>
internal static class Fields
{
    private const int MostPictures = 20;

    public static JsonElement MustObject(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value : throw new MissingFieldException("");

    public static JsonElement MustArray(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value : throw new MissingFieldException("");

    public static long MustNumber(JsonElement fields, string name) =>
        Json.Number(MustObject(fields), name) ?? throw new MissingFieldException(name);

    public static string MustText(JsonElement fields, string name) =>
        Json.Text(MustObject(fields), name) ?? throw new MissingFieldException(name);

    public static DateTimeOffset MustDate(JsonElement fields, string name) =>
        Date(MustObject(fields), name) ?? throw new MissingFieldException(name);

    /// <summary>Reads what must be there with a reader of its own.</summary>
    public static T Must<T>(JsonElement fields, string name, Func<JsonElement, T> read)
    {
        try
        {
            return read(Json.Property(MustObject(fields), name));
        }
        catch (MissingFieldException missing) when (fields.ValueKind == JsonValueKind.Object)
        {
            throw missing.Within(name);
        }
    }

    public static string Text(JsonElement fields, string name) => Json.Text(fields, name) ?? "";

    public static bool? Flag(JsonElement fields, string name) => Json.Property(fields, name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A time; null also for 1900, by which Scratch means that it does not tell.</summary>
    public static DateTimeOffset? Date(JsonElement fields, string name) =>
        DateTimeOffset.TryParse(
            Json.Text(fields, name),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
        && time.Year > 1900
            ? time
            : null;

    /// <summary>A web address; one that leaves its scheme to the page (<c>//cdn…</c>) gets https.</summary>
    public static string? Address(JsonElement fields, string name) => Address(Json.Property(fields, name));

    /// <summary>Pictures by size; empty where there are none.</summary>
    public static IReadOnlyDictionary<string, string> Pictures(JsonElement fields, string name)
    {
        var pictures = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Json.Property(fields, name) is not { ValueKind: JsonValueKind.Object } sizes)
        {
            return pictures;
        }

        foreach (var size in sizes.EnumerateObject().Take(MostPictures))
        {
            if (Address(size.Value) is { } address)
            {
                pictures[size.Name] = address;
            }
        }

        return pictures;
    }

    private static string? Address(JsonElement value) =>
        Json.Text(value) is { } address && address.StartsWith("//", StringComparison.Ordinal)
            ? "https:" + address
            : Json.Text(value);
}
