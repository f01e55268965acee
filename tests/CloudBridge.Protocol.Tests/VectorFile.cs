using System.Text.Json;

namespace CloudBridge.Protocol.Tests;

/// <summary>The files of protocol/vectors, as the build puts them beside the tests.</summary>
internal static class VectorFile
{
    public static JsonElement Read(string name)
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "vectors", name));
        return JsonDocument.Parse(stream).RootElement;
    }
}
