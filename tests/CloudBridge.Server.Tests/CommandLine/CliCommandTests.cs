namespace CloudBridge.Server.Tests.CommandLine;

public sealed class CliCommandTests : IDisposable
{
    private readonly Cli _cli = new();

    public static TheoryData<string> Verbs => ["", "run", "demo", "request", "requests", "encode", "decode", "backup", "restore", "stats", "stats import", "stats info", "storage", "storage export", "storage import", "upstream", "upstream list", "upstream on", "upstream off", "egress", "egress check", "audit", "config", "config check", "config show", "config schema", "doctor", "testsite"];

    public void Dispose() => _cli.Dispose();

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_has_help_with_an_example(string verb)
    {
        Assert.Equal(0, await _cli.RunAsync([.. Words(verb), "--help"]));

        Assert.Contains("Usage:", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains($"Example:\n  cloudbridge {verb}".TrimEnd(), _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Empty(_cli.Error.ToString());
    }

    [Theory]
    [InlineData("rnu", "Did you mean: cloudbridge run")]
    [InlineData("run --nonsense", "--nonsense")]
    [InlineData("run extra", "extra")]
    [InlineData("encode", "TEXT")]
    [InlineData("decode", "DIGITS")]
    [InlineData("decode 10 11", "11")]
    [InlineData("config", "command")]
    [InlineData("request", "NAME is missing")]
    [InlineData("request ping --cloud http://x/", "--cloud is not an address")]
    [InlineData("request ping --timeout 0", "--timeout is not a number")]
    [InlineData("request ping --timeout soon", "--timeout is not a number")]
    [InlineData("request ping --timeout", "--timeout")]
    [InlineData("request ping --cloud", "--cloud")]
    [InlineData("run --config", "--config")]
    [InlineData("request ping --user a.b", "--user is not")]
    [InlineData("restore", "FILE is missing")]
    [InlineData("backup one two", "two")]
    [InlineData("stats", "command")]
    [InlineData("stats import", "FILE is missing")]
    [InlineData("stats import a b", "b")]
    [InlineData("stats import a --on-error shrug", "shrug")]
    [InlineData("stats info extra", "extra")]
    [InlineData("egress", "command")]
    [InlineData("egress check", "URL is missing")]
    [InlineData("egress check a b", "b")]
    [InlineData("audit", "PROJECT is missing")]
    [InlineData("storage", "command")]
    [InlineData("demo --Http:Port=1", "demo takes no settings")]
    [InlineData("demo --cloud moon", "moon")]
    [InlineData("doctor --cloud", "--cloud")]
    [InlineData("doctor extra", "extra")]
    [InlineData("testsite --port 70000", "--port is not a number")]
    [InlineData("testsite extra", "extra")]
    [InlineData("requests --Http:Port 1", "requests takes no settings")]
    public async Task A_command_line_that_makes_no_sense_ends_with_2_and_a_sentence(string line, string sentence)
    {
        Assert.Equal(2, await _cli.RunAsync(Words(line)));

        Assert.Contains(sentence, _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_cli.Out.ToString());
    }

    [Fact]
    public async Task Usage_errors_say_where_help_is()
    {
        await _cli.RunAsync("request");

        Assert.Contains("Help: cloudbridge request --help", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        Assert.Equal(0, await _cli.RunAsync("--version"));

        Assert.Matches(@"^cloudbridge \d+\.\d+\.\d+\s*$", _cli.Out.ToString());
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
