using CloudBridge.EndToEnd.Drivers;
using CloudBridge.EndToEnd.Drivers.Browser;

namespace CloudBridge.EndToEnd.Tests.Browser;

/// <summary>Generated blocks in the block editor of Scratch, which is less forgiving than the VM.</summary>
[Collection(WithChromium.Name)]
public sealed class EditorTests(ChromiumFixture browser, ServerFixture fixture) : IClassFixture<ServerFixture>, IDisposable
{
    private const string Sprite = "CloudBridge";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cloudbridge-editor-");

    [Fact]
    public async Task Every_block_of_the_project_that_speaks_cloud_requests_is_drawn()
    {
        using var project = TempProject.Generate();

        await EditorPage.AcceptsAsync(browser.Chromium, new() { File = project.File, Sprite = "Cloud Requests" });
    }

    [Theory]
    [InlineData("a.sprite3", "--project", "none")]
    [InlineData("a.sprite3", "--project", "none", "--wire", "compatible", "--language", "de")]
    [InlineData("a.sb3", "--project", "cloudhead", "--language", "ja")]
    public async Task Every_block_of_what_is_written_is_drawn(string name, params string[] options)
    {
        var file = await WriteAsync(name, options);

        await EditorPage.AcceptsAsync(browser.Chromium, new() { File = file, Sprite = Sprite });
    }

    [Fact]
    public async Task The_blocks_make_a_picture()
    {
        var file = await WriteAsync("picture.sprite3", ["--project", "none", "--requests", "ping,echo,user.info,user.followers,project.info"]);
        var page = await browser.Chromium.OpenEditorAsync(new() { File = file, Sprite = Sprite, Scripts = ["define ☁ user info"], Width = 1000, Height = 360 });

        await Pictures.TakeAsync(page, "blocks.png");
        await page.CloseAsync();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<string> WriteAsync(string name, string[] options)
    {
        var file = Path.Combine(_folder.FullName, name);
        await fixture.Server.RunAsync(["sprite", .. options, "--output", file]);
        return file;
    }
}
