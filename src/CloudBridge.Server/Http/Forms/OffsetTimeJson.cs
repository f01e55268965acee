using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudBridge.Server.Http.Forms;

/// <summary>Writes times with an offset in the form of <see cref="TimeJson"/>.</summary>
internal sealed class OffsetTimeJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString(TimeJson.Form, CultureInfo.InvariantCulture));
}
