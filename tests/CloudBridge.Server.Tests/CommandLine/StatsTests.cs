using System.IO.Compression;

namespace CloudBridge.Server.Tests.CommandLine;

public sealed class StatsTests : IDisposable
{
    private const string Lines = """
        {"type":"user","username":"griffpatch","id":1882674,"country":"United Kingdom"}
        {"type":"project","id":10128407,"username":"griffpatch","title":"Paper Minecraft","statistics":{"views":33098483}}
        {"type":"post","id":28,"username":"ricarose","topic":{"id":13,"title":"RSS","category":"Suggestions"},"content":{"bb":"hello"}}
        """;

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task An_import_says_what_it_stored_and_info_shows_it()
    {
        _cli.Folder.Write("some.jsonl", Lines);
        using var info = new Cli();

        Assert.Equal(0, await _cli.RunAsync("stats", "import", "some.jsonl"));
        Assert.Equal(0, await info.RunAsync("stats", "info", "--json", $"--Data:Folder={_cli.Folder.Path}/data"));

        Assert.Contains("Stored 1 user, 1 project and 1 post in", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("100 %: 3 rows", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Empty(_cli.Error.ToString());
        Assert.Equal([1, 1, 1, 1], ((string[])["users", "projects", "topics", "posts"]).Select(name => info.Json.GetProperty(name).GetInt32()));
        Assert.True(info.Json.GetProperty("bytes").GetInt64() > 0);
    }

    [Fact]
    public async Task Info_for_people_says_that_nothing_is_ranked_yet()
    {
        _cli.Folder.Write("some.jsonl", Lines);
        await _cli.RunAsync("stats", "import", "some.jsonl", "--json");

        Assert.Equal(0, await _cli.RunAsync("stats", "info"));

        Assert.Contains("    users: 1\n    projects: 1\n", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("ranked: not yet", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_line_stops_the_import_and_is_named()
    {
        _cli.Folder.Write("some.jsonl", Lines + "\nnonsense\n" + Lines);

        Assert.Equal(1, await _cli.RunAsync("stats", "import", "some.jsonl"));

        Assert.Contains("Line 4: it is not JSON", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("everything before it is stored, nothing after it was read", _cli.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Stored 1 user, 1 project and 1 post", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_lines_can_be_left_out_also_of_a_packed_file()
    {
        await using (var file = new GZipStream(File.Create(Path.Combine(_cli.Folder.Path, "some.jsonl.gz")), CompressionLevel.Fastest))
        {
            await file.WriteAsync(System.Text.Encoding.UTF8.GetBytes("nonsense\n" + Lines));
        }

        Assert.Equal(0, await _cli.RunAsync("stats", "import", "some.jsonl.gz", "--on-error", "skip", "--json"));

        Assert.True(_cli.Json.GetProperty("ok").GetBoolean());
        Assert.Equal(1, _cli.Json.GetProperty("bad").GetInt32());
        Assert.Equal(1, _cli.Json.GetProperty("badLines")[0].GetProperty("number").GetInt32());
        Assert.Equal(1, _cli.Json.GetProperty("posts").GetInt32());
    }

    [Theory]
    [InlineData(1, "1 bad line was left out")]
    [InlineData(2, "2 bad lines were left out")]
    public async Task Bad_lines_that_were_left_out_are_told(int lines, string sentence)
    {
        _cli.Folder.Write("some.jsonl", string.Concat(Enumerable.Repeat("nonsense\n", lines)) + Lines);

        Assert.Equal(0, await _cli.RunAsync("stats", "import", "some.jsonl", "--on-error", "skip"));

        Assert.Contains(sentence, _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_works_while_a_server_runs_on_the_same_folder()
    {
        using var stop = new CancellationTokenSource();
        var run = _cli.RunAsync(["run", "--Http:Port=0", "--CloudServer:Port=0"], stop.Token);
        await _cli.Out.WhenWritten("Press Ctrl-C to stop.");
        using var other = new Cli();
        other.Folder.Write("some.jsonl", Lines);

        Assert.Equal(0, await other.RunAsync("stats", "import", "some.jsonl", $"--Data:Folder={_cli.Folder.Path}/data"));

        await stop.CancelAsync();
        Assert.Equal(0, await run.WaitAsync(Limits.Patience));
    }

    [Theory]
    [InlineData("stats import missing.jsonl", "missing.jsonl cannot be read")]
    [InlineData("stats import letter.gz", "letter.gz is not a gzip file")]
    [InlineData("stats info", "There is no local ScratchDB at")]
    public async Task What_cannot_be_done_ends_with_1_and_one_sentence(string line, string sentence)
    {
        _cli.Folder.Write("letter.gz", "Dear operator, this is not packed.");

        Assert.Equal(1, await _cli.RunAsync(line.Split(' ')));

        Assert.Contains(sentence, Assert.Single(_cli.Error.ToString().Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stats import x")]
    [InlineData("stats info")]
    public async Task A_wrong_configuration_ends_with_78(string line)
    {
        Assert.Equal(78, await _cli.RunAsync([.. line.Split(' '), "--Stats:RankEvery=0 s"]));

        Assert.Contains("Stats:RankEvery", _cli.Error.ToString(), StringComparison.Ordinal);
    }
}
