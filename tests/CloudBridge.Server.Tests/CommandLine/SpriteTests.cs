namespace CloudBridge.Server.Tests.CommandLine;

public sealed class SpriteTests : IDisposable
{
    private readonly Cli _cli = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cloudbridge-sprite-");

    private string File => Path.Combine(_folder.FullName, "my.sb3");

    public void Dispose()
    {
        _cli.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task It_writes_a_project_and_says_what_to_do_next()
    {
        Assert.Equal(0, await _cli.RunAsync("sprite", "--requests", "user.*,ping", "--output", File));

        Assert.Contains($"Wrote {File}", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("docs/scratch-side.md", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.True(System.IO.File.Exists(File));
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_by_force()
    {
        await System.IO.File.WriteAllTextAsync(File, "mine");

        Assert.Equal(2, await _cli.RunAsync("sprite", "--output", File));
        Assert.Equal("mine", await System.IO.File.ReadAllTextAsync(File));
        Assert.Equal(0, await _cli.RunAsync("sprite", "--requests", "ping", "--output", File, "--force"));
        Assert.NotEqual("mine", await System.IO.File.ReadAllTextAsync(File));
    }

    [Theory]
    [InlineData("no request \"nope\"", "--requests", "ping,nope")]
    [InlineData("from 1 to 9", "--variables", "10")]
    [InlineData("must end in .sb3", "--output", "my.zip")]
    [InlineData("needs a name", "--name", " ")]
    public async Task What_is_wrong_is_said(string expected, params string[] arguments)
    {
        Assert.Equal(2, await _cli.RunAsync(["sprite", .. arguments]));

        Assert.Contains(expected, _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json()
    {
        await _cli.RunAsync("sprite", "--project", "cloudhead", "--language", "ja", "--output", File, "--json");

        Assert.Equal("ja", _cli.Json.GetProperty("language").GetString());
        Assert.Equal(new FileInfo(File).Length, _cli.Json.GetProperty("bytes").GetInt64());
    }
}
