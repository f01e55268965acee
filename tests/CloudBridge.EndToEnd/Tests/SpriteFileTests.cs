using CloudBridge.EndToEnd.Drivers.Parsing;

namespace CloudBridge.EndToEnd.Tests;

/// <summary>What <c>cloudbridge sprite</c> writes is what scratch-parser takes for a project or a sprite.</summary>
public sealed class SpriteFileTests(ServerFixture fixture) : IClassFixture<ServerFixture>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cloudbridge-sprites-");

    [Theory]
    [InlineData("--project none --output a.sprite3")]
    [InlineData("--project none --wire compatible --output a.sprite3")]
    [InlineData("--project none --variables 1 --output a.sb3")]
    [InlineData("--language ja --output a.sb3")]
    [InlineData("--project cloudhead --language fr --output a.sb3")]
    [InlineData("--requests user.*,ping --language es --wire compatible --output a.sb3")]
    public async Task The_parser_of_Scratch_accepts_it(string options)
    {
        var file = Path.Combine(_folder.FullName, options.Split(' ')[^1]);

        await fixture.Server.RunAsync(["sprite", .. options.Split(' ')[..^1], file]);

        await ScratchParser.AcceptsAsync(file);
    }

    [Theory]
    [InlineData("starter.sb3")]
    [InlineData("cloudhead.sb3")]
    [InlineData("cloudbridge.sprite3")]
    public async Task The_server_offers_it_for_download(string name)
    {
        using var http = new HttpClient { BaseAddress = fixture.Server.Web };
        var file = Path.Combine(_folder.FullName, name);

        await File.WriteAllBytesAsync(file, await http.GetByteArrayAsync(new Uri($"sprites/{name}", UriKind.Relative)));

        await ScratchParser.AcceptsAsync(file);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
