using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudBridge.Protocol.Tests.Cb1.Vectors;

/// <summary>Files of vectors that are made from the code, and must be what it would make now.</summary>
internal static class GeneratedVectors
{
    private const string UpdateVariable = "CLOUDBRIDGE_UPDATE_FILES";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One object a line; with the variable set to 1 the file is written instead.</summary>
    public static void AssertCurrent(JsonArray vectors, string name)
    {
        var text = new StringBuilder("[\n").AppendJoin(",\n", vectors.Select(vector => "  " + vector!.ToJsonString(Plain))).Append("\n]\n").ToString();
        var file = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(file, text);
        }

        Assert.True(
            File.Exists(file) && File.ReadAllText(file) == text,
            $"protocol/vectors/{name} is not what the code says. Run the tests once with {UpdateVariable}=1 and commit the file.");
    }

    private static string Folder([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../../protocol/vectors"));
}
