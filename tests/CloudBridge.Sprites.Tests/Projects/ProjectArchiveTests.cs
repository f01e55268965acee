using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CloudBridge.Sprites.Projects;

namespace CloudBridge.Sprites.Tests.Projects;

public sealed class ProjectArchiveTests
{
    private readonly ProjectBuilder _project = new();

    [Fact]
    public void A_project_is_its_JSON_and_each_image_under_its_MD5()
    {
        var picture = new SvgImage("<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        _project.AddSprite("Cat ☁", 0, 0, new Costume("cat", picture));
        using var zip = Open(Written());

        Assert.Equal(["project.json", SvgImage.Empty.FileName, picture.FileName], zip.Entries.Select(entry => entry.FullName));
        Assert.All(zip.Entries.Skip(1), entry => Assert.Equal(Path.GetFileNameWithoutExtension(entry.FullName), Md5(Content(entry))));
        Assert.Equal(picture.Bytes, Content(zip.Entries[2]));
        var json = System.Text.Encoding.UTF8.GetString(Content(zip.Entries[0]));
        Assert.Contains("Cat ☁", json, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(_project.ToJson(), JsonNode.Parse(json)));
    }

    [Fact]
    public void A_sprite_is_its_JSON_and_its_own_images()
    {
        var picture = new SvgImage("<svg/>");
        _project.AddSprite("Other", 0, 0, new Costume("other", new SvgImage("<svg></svg>")));
        var sprite = _project.AddSprite("Cat", 0, 0, new Costume("one", picture), new Costume("two", picture));
        using var file = new MemoryStream();
        ProjectArchive.Write(sprite, file);
        using var zip = Open(file.ToArray());

        Assert.Equal(["sprite.json", picture.FileName], zip.Entries.Select(entry => entry.FullName));
        Assert.True(JsonNode.DeepEquals(sprite.ToJson(), JsonNode.Parse(Content(zip.Entries[0]))));
    }

    [Fact]
    public void The_time_of_day_is_not_in_the_file()
    {
        using var zip = Open(Written());

        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
        Assert.Equal(Written(), Written());
    }

    [Fact]
    public void The_stream_stays_open()
    {
        using var file = new MemoryStream();
        ProjectArchive.Write(_project, file);

        Assert.True(file.CanWrite);
    }

    [Fact]
    public void A_costume_names_its_file_unless_it_shows_nothing()
    {
        var picture = new SvgImage("<svg/>");
        var shown = new Costume("cat", picture) { CenterX = 3.5, CenterY = 4 }.ToJson();

        Assert.Equal((picture.AssetId, picture.AssetId + ".svg", "svg"), ((string)shown["assetId"]!, (string)shown["md5ext"]!, (string)shown["dataFormat"]!));
        Assert.Equal((3.5, 4), ((double)shown["rotationCenterX"]!, (double)shown["rotationCenterY"]!));
        Assert.Equal(["name", "assetId", "dataFormat"], new Costume("blank", SvgImage.Empty).ToJson().Select(part => part.Key));
    }

    private static ZipArchive Open(byte[] file) => new(new MemoryStream(file));

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Security",
        "CA5351",
        Justification = "The file format prescribes MD5; it names files and protects nothing.")]
    private static string Md5(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));

    private byte[] Written()
    {
        using var file = new MemoryStream();
        ProjectArchive.Write(_project, file);
        return file.ToArray();
    }
}
