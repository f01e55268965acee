using System.IO.Compression;
using System.Text.Json.Nodes;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>Reads an .sb3 back.</summary>
internal sealed class SavedProject : IDisposable
{
    private readonly ZipArchive _zip;

    public SavedProject(byte[] file)
    {
        _zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        using var json = _zip.GetEntry("project.json")!.Open();
        Json = JsonNode.Parse(json)!;
    }

    public JsonNode Json { get; }

    public IEnumerable<string> FileNames => _zip.Entries.Select(entry => entry.FullName);

    /// <inheritdoc />
    public void Dispose() => _zip.Dispose();
}
