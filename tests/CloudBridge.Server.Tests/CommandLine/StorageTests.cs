namespace CloudBridge.Server.Tests.CommandLine;

public sealed class StorageTests : IDisposable
{
    private const string Lines = """
        {"cloud":"Own","project":"demo","database":"scores","key":"Ada","value":"7"}
        {"cloud":"Own","project":"demo","database":"scores","key":"Bob","value":"5"}
        """;

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task What_is_imported_is_what_a_project_reads_and_what_is_exported_again()
    {
        _cli.Folder.Write("some.jsonl", Lines);
        Assert.Equal(0, await _cli.RunAsync("storage", "import", "some.jsonl"));
        Assert.Equal("Stored 2 lines; 0 said what was there already.\n", _cli.Out.ToString().ReplaceLineEndings("\n"));

        await using (var server = await RunningServer.StartAsync(settings => settings["Data:Folder"] = Path.Combine(_cli.Folder.Path, "data")))
        {
            Assert.Equal(["7"], (await server.AskAsync("get", "scores", "Ada")).Items);
            await server.AskAsync("set", "scores", "Cyd", "3");
            using var export = new Cli();
            Assert.Equal(0, await export.RunAsync("storage", "export", "all.jsonl", "--json", $"--Data:Folder={_cli.Folder.Path}/data"));
            Assert.Equal((1, 3), (export.Json.GetProperty("databases").GetInt32(), export.Json.GetProperty("values").GetInt32()));
            Assert.EndsWith("\"Cyd\",\"value\":\"3\"}\n", await File.ReadAllTextAsync(Path.Combine(export.Folder.Path, "all.jsonl")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task While_a_server_runs_nothing_is_imported_and_it_says_why()
    {
        _cli.Folder.Write("some.jsonl", Lines);
        await using var server = await RunningServer.StartAsync(settings => settings["Data:Folder"] = Path.Combine(_cli.Folder.Path, "data"));
        await server.AskAsync("set", "scores", "Ada", "1");

        Assert.Equal(1, await _cli.RunAsync("storage", "import", "some.jsonl", "--existing", "replace"));

        Assert.Contains("Another server uses the data folder", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["1"], (await server.AskAsync("get", "scores", "Ada")).Items);
    }

    [Fact]
    public async Task A_bad_line_is_named_and_ends_the_import_with_1()
    {
        _cli.Folder.Write("some.jsonl", Lines + "\nnonsense\n");

        Assert.Equal(1, await _cli.RunAsync("storage", "import", "some.jsonl"));

        Assert.Contains("Line 3: it is not JSON", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("everything before it is stored", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Stored 2 lines", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_keep_another_value_are_told_in_words_and_in_JSON()
    {
        _cli.Folder.Write("some.jsonl", Lines);
        _cli.Folder.Write("other.jsonl", Lines.Replace("\"7\"", "\"8\"", StringComparison.Ordinal) + "\nnonsense");
        await _cli.RunAsync("storage", "import", "some.jsonl");
        using var json = new Cli();

        Assert.Equal(0, await _cli.RunAsync("storage", "import", "other.jsonl", "--on-error", "skip"));
        Assert.Equal(0, await json.RunAsync("storage", "import", Path.Combine(_cli.Folder.Path, "other.jsonl"), "--existing", "replace", "--on-error", "skip", "--json", $"--Data:Folder={_cli.Folder.Path}/data"));

        Assert.Contains("1 key had another value and kept it", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal([1, 1, 0, 1], ((string[])["stored", "same", "kept", "bad"]).Select(name => json.Json.GetProperty(name).GetInt32()));
        Assert.Equal(3, json.Json.GetProperty("badLines")[0].GetProperty("number").GetInt32());
    }

    [Fact]
    public async Task The_limits_of_the_configuration_hold_but_who_may_make_databases_does_not_matter()
    {
        _cli.Folder.Write("some.jsonl", Lines);

        Assert.Equal(1, await _cli.RunAsync("storage", "import", "some.jsonl", "--CloudStorage:CreateDatabases=false", "--CloudStorage:MaxKeys=1"));

        Assert.Contains("Line 2: there would be 2 keys, 1 are the most (CloudStorage:MaxKeys).", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "There is no database at", "storage", "export", "all.jsonl")]
    [InlineData(1, "cannot be read", "storage", "import", "none.jsonl")]
    [InlineData(2, "FILE is missing", "storage", "export")]
    [InlineData(2, "shrug", "storage", "import", "a", "--existing", "shrug")]
    [InlineData(78, "Nonsense", "storage", "export", "all.jsonl", "--Nonsense:Key=1")]
    [InlineData(78, "Nonsense", "storage", "import", "all.jsonl", "--Nonsense:Key=1")]
    public async Task What_cannot_be_done_is_told_with_its_exit_code(int code, string sentence, params string[] arguments)
    {
        Assert.Equal(code, await _cli.RunAsync(arguments));

        Assert.Contains(sentence, _cli.Error.ToString(), StringComparison.Ordinal);
    }
}
