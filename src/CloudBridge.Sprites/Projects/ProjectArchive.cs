using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudBridge.Sprites.Projects;

/// <summary>
/// Writes a project as an .sb3, a zip of project.json and the images, or a sprite as a .sprite3 with a sprite.json. The
/// same project gives the same bytes.
/// </summary>
internal static class ProjectArchive
{
    // The zip format knows no earlier day; any fixed one will do.
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes to a stream, which stays open.</summary>
    public static void Write(ProjectBuilder project, Stream output) =>
        Write("project.json", project.ToJson(), project.Images, output);

    /// <summary>Writes a sprite that any project can take in; to a stream, which stays open.</summary>
    public static void Write(SpriteBuilder sprite, Stream output) =>
        Write("sprite.json", sprite.ToJson(), sprite.Images.DistinctBy(image => image.AssetId), output);

    private static void Write(string name, JsonObject json, IEnumerable<SvgImage> images, Stream output)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        AddEntry(zip, name, JsonSerializer.SerializeToUtf8Bytes(json, Readable));
        foreach (var image in images)
        {
            AddEntry(zip, image.FileName, image.Bytes);
        }
    }

    private static void AddEntry(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = FixedTime;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
