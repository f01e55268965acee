using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudBridge.Server.Http.Forms;

/// <summary>
/// The one form of times in JSON: UTC with milliseconds, <c>2026-11-25T18:30:00.000Z</c>, as JavaScript writes them too.
/// </summary>
internal sealed class TimeJson : JsonConverter<DateTime>
{
    public const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTime();

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToUniversalTime().ToString(Form, CultureInfo.InvariantCulture));
}
