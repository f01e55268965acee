namespace CloudBridge.Server.Tests.CommandLine;

/// <summary>What people see who sit in front of a terminal.</summary>
public sealed class TerminalTests : IDisposable
{
    private const char Escape = '\u001B';
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", true)]
    [InlineData("NO_COLOR=1", false)]
    public async Task An_import_moves_a_bar_unless_no_colours_are_wanted(string variables, bool isBar)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _folder.Write("some.jsonl", """{"type":"user","username":"ada","id":1,"country":"Wales"}""" + "\n");
        var file = Path.Combine(_folder.Path, "some.jsonl");
        await using var program = ServerProcess.OnTerminal(variables, "stats", "import", file, $"--Data:Folder={_folder.Path}");

        Assert.Equal(0, await program.WhenEndedAsync());
        await program.Out.WhenWritten("Stored 1 user");
        Assert.Equal(isBar, Text(program).Contains(Escape));
    }

    [Fact]
    public async Task Long_lines_go_on_below_themselves()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var program = ServerProcess.OnTerminal("", "requests", "user.info");

        Assert.Equal(0, await program.WhenEndedAsync());
        await program.Out.WhenWritten("example:");
        var lines = Text(program).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.True(line.Length <= 80 && !line.Contains(Escape), line));
        Assert.All(lines[1..], line => Assert.StartsWith("    ", line, StringComparison.Ordinal));
    }

    /// <summary>What was written, without what the runtime says to every terminal when it begins.</summary>
    private static string Text(ServerProcess program) => program.Out.ToString().Replace("\u001B[?1h\u001B=", "", StringComparison.Ordinal);
}
