using System.Globalization;
using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Site;

/// <summary>
/// Reads answers that should be JSON; whatever is wrong with one becomes <see cref="UpstreamFault.Malformed"/>.
/// </summary>
internal static class SiteJson
{
    private const int MaxDepth = 64;

    /// <exception cref="UpstreamException">It is not JSON, or <paramref name="read"/> finds it to be something else.</exception>
    public static T Read<T>(UpstreamCall call, UpstreamReply reply, Func<JsonElement, T> read)
    {
        try
        {
            using var body = JsonDocument.Parse(reply.Body, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return read(body.RootElement);
        }
        catch (Exception error) when (
            error is JsonException or InvalidOperationException or FormatException or OverflowException or ArgumentException
                or ScratchLogException)
        {
            throw Malformed(call, error.Message, error);
        }
    }

    public static UpstreamException Malformed(UpstreamCall call, string why, Exception? cause = null) =>
        new(
            call.Upstream,
            UpstreamFault.Malformed,
            $"{call.Upstream} answered {call.Path} with something else than it should: {why}",
            cause);

    /// <exception cref="FormatException">It is missing.</exception>
    public static long Number(JsonElement fields, string name) =>
        NumberOrNull(fields, name) ?? throw new FormatException($"the number {name} is missing.");

    /// <summary>A number, also one that was sent as a text of digits.</summary>
    public static long? NumberOrNull(JsonElement fields, string name)
    {
        var value = Json.Property(fields, name);
        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt64(out var number) => number,
            JsonValueKind.String when long.TryParse(Json.Text(value), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
    }

    public static bool? TruthOrNull(JsonElement fields, string name) => Json.Property(fields, name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static double? FractionOrNull(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A time in seconds since 1970, with or without a fraction.</summary>
    public static DateTimeOffset? SecondsOrNull(JsonElement fields, string name) =>
        FractionOrNull(Json.Property(fields, name)) is { } seconds ? Time(seconds * 1000) : null;

    /// <summary>A time in milliseconds since 1970; null for one out of range.</summary>
    public static DateTimeOffset? Time(double milliseconds) =>
        milliseconds is >= -62_135_596_800_000 and <= 253_402_300_799_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
            : null;

    public static IEnumerable<JsonElement> Items(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static IEnumerable<JsonProperty> Properties(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : [];
}
