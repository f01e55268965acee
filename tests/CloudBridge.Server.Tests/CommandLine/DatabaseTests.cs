using CloudBridge.Journal;
using CloudBridge.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Server.Tests.CommandLine;

public sealed class DatabaseTests : IDisposable
{
    private readonly Cli _cli = new();

    private DataFolder Data => new(Path.Combine(_cli.Folder.Path, "data"));

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_backup_gets_a_name_after_the_time_and_says_what_is_in_it()
    {
        await WriteAsync(1, 2);

        Assert.Equal(0, await _cli.RunAsync("backup"));

        var file = Assert.Single(Directory.GetFiles(Data.Backups));
        Assert.Contains($"Backed up to {file}.", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("    request: 2 rows", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("schema version 7 of CloudBridge 0.1.0", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Empty(_cli.Error.ToString());
    }

    [Fact]
    public async Task A_backup_can_be_made_while_a_server_runs_and_checked_as_json()
    {
        await WriteAsync(1);
        using var stop = new CancellationTokenSource();
        var run = _cli.RunAsync(["run", "--Http:Port=0", "--CloudServer:Port=0"], stop.Token);
        await _cli.Out.WhenWritten("Press Ctrl-C to stop.");
        using var other = new Cli();

        Assert.Equal(0, await other.RunAsync("backup", "copy.db", "--json", $"--Data:Folder={Data.Path}"));
        var copy = Path.Combine(other.Folder.Path, "copy.db");
        Assert.True(other.Json.GetProperty("ok").GetBoolean());
        Assert.Equal(copy, other.Json.GetProperty("file").GetString());
        Assert.Equal(1, await _cli.RunAsync("restore", copy));
        Assert.Contains("Another server uses the data folder", _cli.Error.ToString(), StringComparison.Ordinal);

        await stop.CancelAsync();
        Assert.Equal(0, await run.WaitAsync(Limits.Patience));
        using var third = new Cli();
        Assert.Equal(0, await third.RunAsync("restore", copy, "--verify", "--json"));
        Assert.Equal(1, third.Json.GetProperty("rows").GetProperty("request").GetInt64());
    }

    [Fact]
    public async Task Restore_puts_the_backup_in_place_and_keeps_what_was_there()
    {
        await WriteAsync(1);
        Assert.Equal(0, await _cli.RunAsync("backup", "one.db"));
        await WriteAsync(2, 3);
        using var cli = new Cli();

        Assert.Equal(0, await cli.RunAsync("restore", Path.Combine(_cli.Folder.Path, "one.db"), $"--Data:Folder={Data.Path}", "--json"));

        Assert.Equal(1, cli.Json.GetProperty("rows").GetProperty("request").GetInt64());
        var kept = cli.Json.GetProperty("kept").GetString()!;
        Assert.Equal(3, new DatabaseFiles(TimeProvider.System).Verify(kept).Rows["request"]);
        Assert.Equal(1, new DatabaseFiles(TimeProvider.System).Verify(Data.Database).Rows["request"]);
    }

    [Fact]
    public async Task Verify_changes_nothing()
    {
        await WriteAsync(1);
        await _cli.RunAsync("backup", "one.db");
        await WriteAsync(2);

        Assert.Equal(0, await _cli.RunAsync("restore", "one.db", "--verify"));

        Assert.Contains("is whole and can be restored.", _cli.Out.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, new DatabaseFiles(TimeProvider.System).Verify(Data.Database).Rows["request"]);
    }

    [Theory]
    [InlineData("backup", "There is no database at")]
    [InlineData("restore nothing.db", "There is no database at")]
    [InlineData("restore nothing.db --verify", "There is no database at")]
    [InlineData("restore letter.txt --verify", "letter.txt")]
    public async Task What_cannot_be_done_ends_with_1_and_one_sentence(string line, string sentence)
    {
        _cli.Folder.Write("letter.txt", "Dear operator, this is no database.");

        Assert.Equal(1, await _cli.RunAsync(line.Split(' ')));

        Assert.Contains(sentence, Assert.Single(_cli.Error.ToString().Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Empty(_cli.Out.ToString());
    }

    [Fact]
    public async Task The_same_as_json_is_one_document()
    {
        Assert.Equal(1, await _cli.RunAsync("backup", "--json"));

        Assert.False(_cli.Json.GetProperty("ok").GetBoolean());
        Assert.StartsWith("There is no database at", _cli.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore x.db")]
    public async Task A_wrong_configuration_ends_with_78(string line)
    {
        Assert.Equal(78, await _cli.RunAsync([.. line.Split(' '), "--Journal:Window=1 s"]));

        Assert.Contains("Journal:Window", _cli.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_server_on_the_same_folder_does_not_start_and_says_why()
    {
        using var claim = Data.Claim();

        Assert.Equal(1, await _cli.RunAsync("run", "--Http:Port=0", "--CloudServer:Port=0").WaitAsync(Limits.Patience));

        Assert.Contains($"Another server uses the data folder {Data.Path}", Assert.Single(_cli.Error.ToString().Trim().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", _cli.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_journal_statistics_and_monitors_nothing_is_stored()
    {
        using var stop = new CancellationTokenSource();
        var run = _cli.RunAsync(["run", "--Http:Port=0", "--CloudServer:Port=0", "--Journal:Enabled=false", "--Stats:Enabled=false", "--Monitors:Enabled=false"], stop.Token);
        await _cli.Out.WhenWritten("Press Ctrl-C to stop.");
        await stop.CancelAsync();

        Assert.Equal(0, await run.WaitAsync(Limits.Patience));
        Assert.False(Directory.Exists(Data.Path));
    }

    private async Task WriteAsync(params int[] numbers)
    {
        await using var journal = new SqliteRequestJournal(new SqliteJournalOptions { Folder = Data.Path }, TimeProvider.System, NullLogger<SqliteRequestJournal>.Instance);
        await journal.OpenAsync();
        foreach (var number in numbers)
        {
            await journal.BeginAsync(new JournalEntry(new JournalKey("Own", "demo", $"{number}", 1), "10"u8.ToArray(), TimeProvider.System.GetUtcNow(), JournalState.Begun, null));
        }
    }
}
