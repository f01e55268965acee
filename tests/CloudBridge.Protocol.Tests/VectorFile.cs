using System.Text.Json;

namespace CloudBridge.Protocol.Tests;

/// <summary>The files of the protocol folder, as the build puts them beside the tests.</summary>
internal static class VectorFile
{
    /// <summary>The page that explains the vectors.</summary>
    public static string Specification => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "protocol", "cloud-requests.md"));

    public static JsonElement Read(string name)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "vectors", name));
        return JsonDocument.Parse(stream).RootElement;
    }
}
