using System.Globalization;
using System.Text.Json;

namespace CloudBridge.Server.Features.ScratchDb.Http;

/// <summary>Writes values as ScratchDB does; dates are <c>2014-08-31T00:00:00.000Z</c>.</summary>
internal static class JsonValues
{
    public static string ToText(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static void WriteDate(this Utf8JsonWriter json, string name, DateTimeOffset? date) =>
        json.WriteString(name, date is { } known ? ToText(known) : null);

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Truths are 1 and 0.</summary>
    public static void WriteTruth(this Utf8JsonWriter json, string name, bool? truth) =>
        json.WriteNumberOrNull(name, truth is { } known ? known ? 1 : 0 : null);
}
