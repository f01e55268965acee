namespace CloudBridge.Server.Tests.CommandLine;

public sealed class WireTests : IDisposable
{
    private readonly Cli _cli = new();
    private readonly string _file = Path.GetTempFileName();

    public void Dispose()
    {
        _cli.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task A_text_is_measured_in_both_formats()
    {
        await File.WriteAllTextAsync(_file, "Use the arrow keys to move and press space to jump.");

        Assert.Equal(0, await _cli.RunAsync("wire", "--text", _file, "--json"));

        var figures = _cli.Json;
        Assert.Equal(51, figures.GetProperty("characters").GetInt32());
        Assert.Equal(102, figures.GetProperty("cloudRequests").GetProperty("digits").GetInt32());
        Assert.True(figures.GetProperty("whole").GetProperty("digits").GetInt32() < 51);
        Assert.True(figures.GetProperty("whole").GetProperty("isSame").GetBoolean());
        Assert.Equal(1, figures.GetProperty("whole").GetProperty("codes").GetProperty("text").GetInt32());
    }

    [Fact]
    public async Task Each_line_is_a_value_of_the_list()
    {
        await File.WriteAllTextAsync(_file, "hello\r\n\r\n12345\n");

        Assert.Equal(0, await _cli.RunAsync("wire", "--text", _file, "--json"));

        var lines = _cli.Json.GetProperty("lines");
        Assert.Equal(2, lines.GetProperty("values").GetInt32());
        Assert.Equal(10, lines.GetProperty("characters").GetInt32());
        Assert.Equal(1, lines.GetProperty("codes").GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task Characters_that_the_older_format_loses_are_named()
    {
        await File.WriteAllTextAsync(_file, "a 😀 and a 猫, 😀");

        Assert.Equal(0, await _cli.RunAsync("wire", "--text", _file));

        Assert.Contains("3 characters lost: 😀 猫", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("read back the same", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_a_failure_with_a_reason()
    {
        Assert.Equal(1, await _cli.RunAsync("wire", "--text", "no-such-file.txt"));

        Assert.Contains("no-such-file.txt cannot be read", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_measure_is_a_failure()
    {
        Assert.Equal(1, await _cli.RunAsync("wire", "--text", _file));

        Assert.Contains("no text", _cli.Error.ToString(), StringComparison.Ordinal);
    }
}
