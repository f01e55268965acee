using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CloudBridge.ModelTrainer.Output;

/// <summary>Writes a table as the file of the protocol.</summary>
internal static class ModelJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ModelTable table)
    {
        var json = new StringBuilder("{\n");
        json.Append("\"contexts\":").Append(JsonSerializer.Serialize(table.Names, Options)).Append(",\n");
        json.Append("\"ends\":").Append(JsonSerializer.Serialize(table.Ends, Options)).Append(",\n");
        json.Append("\"symbols\":").Append(JsonSerializer.Serialize(table.Symbols, Options)).Append(",\n");
        json.Append("\"next\":").Append(JsonSerializer.Serialize(table.Next, Options)).Append("\n}\n");
        return json.ToString();
    }
}
