using System.IO.Compression;
using System.Text;
using static CloudBridge.Storage.Tests.Stats.StatsData;

namespace CloudBridge.Storage.Tests.Stats;

public sealed class StatsImporterTests : IAsyncLifetime
{
    private readonly StatsData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Theory]
    [InlineData("{", "it is not JSON")]
    [InlineData("[1]", "it is not a JSON object.")]
    [InlineData("""{"username":"a"}""", "\"type\" is missing")]
    [InlineData("""{"type":"studio"}""", "\"type\" is none of user, project and post.")]
    [InlineData("""{"type":"user"}""", "\"username\" is missing.")]
    [InlineData("""{"type":"user","username":""}""", "\"username\" is empty")]
    [InlineData("""{"type":"user","username":"a","followers":-1}""", "\"followers\" is not a whole number")]
    [InlineData("""{"type":"user","username":"a","followers":1e99}""", "\"followers\" is not a whole number")]
    [InlineData("""{"type":"user","username":"a","joined":"soon"}""", "\"joined\" is not a time")]
    [InlineData("""{"type":"user","username":"\ud800"}""", "broken characters")]
    [InlineData("""{"type":"project","username":"a"}""", "\"id\" is missing.")]
    [InlineData("""{"type":"project","id":1}""", "\"username\" is missing.")]
    [InlineData("""{"type":"project","id":1,"username":"a","public":"yes"}""", "\"public\" is not 0, 1, true or false.")]
    [InlineData("""{"type":"post","id":1,"username":"a","topic":{}}""", "\"id\" is missing.")]
    public async Task A_bad_line_is_told_with_its_number_and_its_reason(string line, string reason)
    {
        var report = await ImportAsync($"{User("ann", 1)}\n\n{line}\n{User("ben", 2)}\n", isSkipping: true);

        var bad = Assert.Single(report.BadLines);
        Assert.Equal(3, bad.Number);
        Assert.Contains(reason, bad.Reason, StringComparison.Ordinal);
        Assert.Equal((2, 1, false), (report.Users, report.Bad, report.IsStopped));
    }

    [Fact]
    public async Task The_first_bad_line_is_the_end_unless_told_otherwise()
    {
        var report = await ImportAsync($"{User("ann", 1)}\nnonsense\n{User("ben", 2)}\nnonsense");

        Assert.Equal((1, 1, true), (report.Users, report.Bad, report.IsStopped));
        Assert.Equal(1, LocalScratchStats.Report(_data.Folder, _data.Time).Users);
    }

    [Fact]
    public async Task Many_bad_lines_are_counted_and_the_first_20_named()
    {
        var report = await ImportAsync(string.Concat(Enumerable.Repeat("nonsense\n", 50)) + User("ann", 1), isSkipping: true);

        Assert.Equal((50, 20, 1), (report.Bad, report.BadLines.Count, report.Rows));
    }

    [Theory]
    [InlineData("\uFEFF{0}\r\n{1}\r\n")]
    [InlineData("{0}\n{1}")]
    [InlineData("\n \n{0}\n\t\n{1}\n\n")]
    public async Task Ends_of_lines_a_mark_at_the_beginning_and_empty_lines_do_not_matter(string shape)
    {
        var report = await ImportAsync(shape.Replace("{0}", User("ann", 1), StringComparison.Ordinal).Replace("{1}", Project(5, "ann", 3), StringComparison.Ordinal));

        Assert.Equal((1, 1, 0), (report.Users, report.Projects, report.Bad));
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_bad_and_the_next_is_read()
    {
        var report = await ImportAsync($"{new string('x', 9_000_000)}\n{User("ann", 1)}", isSkipping: true);

        Assert.Equal((1, 1), (report.Users, report.Bad));
        Assert.Equal(new BadLine(1, "it is longer than 8 MB."), Assert.Single(report.BadLines));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    [InlineData(0.01)]
    public async Task A_packed_file_that_ends_too_soon_is_damaged(double share)
    {
        var whole = await PackAsync(3_000);
        await File.WriteAllBytesAsync(Packed, whole[..(int)(whole.Length * share)]);

        Assert.Contains("many.jsonl.gz is damaged", (await FailAsync(Packed)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(5_000)]
    public async Task A_packed_file_with_another_byte_in_it_is_damaged(int fromEnd)
    {
        var bytes = await PackAsync(3_000);
        bytes[^fromEnd] ^= 0x55;
        await File.WriteAllBytesAsync(Packed, bytes);

        Assert.Contains("is damaged", (await FailAsync(Packed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packed_files_one_behind_the_other_are_one_file_whatever_its_name()
    {
        var one = await PackAsync(3);
        var file = Path.Combine(_data.Folder.Path, "two.jsonl");
        await File.WriteAllBytesAsync(file, [.. one, .. one]);

        Assert.Equal(6, (await new StatsImporter(_data.Folder, _data.Time).ImportAsync(file)).Rows);
    }

    [Theory]
    [InlineData("users.jsonl.gz", "7B7D", "is not a gzip file")]
    [InlineData("users.jsonl.gz", "", "is not a gzip file")]
    [InlineData("users.jsonl", "504B030414000000", "is a zip archive, not JSON lines")]
    [InlineData("users.gz", "504B030414000000", "is a zip archive, not JSON lines and not a gzip file")]
    [InlineData("users.jsonl", "28B52FFD04585900", "is packed by zstd")]
    [InlineData("users.jsonl.xz", "FD377A585A000004", "is packed by xz")]
    [InlineData("users.jsonl.bz2", "425A683931415926", "is packed by bzip2")]
    public async Task What_is_another_archive_is_called_so(string name, string bytes, string sentence)
    {
        var file = Path.Combine(_data.Folder.Path, name);
        await File.WriteAllBytesAsync(file, Convert.FromHexString(bytes));

        Assert.Contains(sentence, (await FailAsync(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_rows_than_one_batch_in_a_packed_file_with_progress()
    {
        var file = Path.Combine(_data.Folder.Path, "many.jsonl.gz");
        await using (var packed = new StreamWriter(new GZipStream(File.Create(file), CompressionLevel.Fastest)))
        {
            for (var id = 1; id <= 45_000; id++)
            {
                await packed.WriteLineAsync(User($"u{id}", id));
            }
        }

        var progress = new List<ImportProgress>();
        var report = await new StatsImporter(_data.Folder, _data.Time).ImportAsync(file, progress: new Listener(progress));

        Assert.Equal(45_000, report.Rows);
        Assert.Equal(45_000, LocalScratchStats.Report(_data.Folder, _data.Time).Users);
        Assert.True(progress.Count >= 2);
        Assert.Equal((45_000, 1d), (progress[^1].Rows, progress[^1].Share));
    }

    [Fact]
    public async Task What_a_later_line_does_not_say_stays()
    {
        var stats = await _data.FilledAsync(
            """{"type":"user","username":"ann","id":1,"country":"Peru","bio":"hi","followers":5}""",
            """{"type":"user","username":"ANN","followers":6,"country":null}""",
            """{"type":"project","id":9,"username":"ann","title":"Cats","views":5,"description":"x"}""",
            """{"type":"project","id":9,"username":"ann","views":6}""");

        var (user, project) = ((await stats.GetUserAsync("ann")).Value, (await stats.GetProjectAsync(9)).Value);

        Assert.Equal(("ann", 1, "Peru", "hi", 6, 6), (user.Username, user.ScratchId, user.Country, user.Bio, user.Followers, user.Counts.Views));
        Assert.Equal(("Cats", "x", 6), (project.Title, project.Description, project.Counts.Views));
    }

    [Fact]
    public async Task A_file_that_another_program_keeps_locked_is_said_to_be()
    {
        await _data.ImportAsync(User("ann", 1));
        using var other = CloudBridge.Storage.Sqlite.SqliteDatabase.OpenExisting(_data.Folder.Stats);
        using var transaction = other.BeginTransaction(deferred: false);

        var error = await Assert.ThrowsAsync<StorageException>(() => ImportAsync(User("ben", 2)));

        Assert.Contains("locked by another program", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_is_ended_keeps_what_is_stored()
    {
        using var stop = new CancellationTokenSource();
        var file = Path.Combine(_data.Folder.Path, "many.jsonl");
        await File.WriteAllLinesAsync(file, Enumerable.Range(1, 100_000).Select(id => User($"u{id}", id)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new StatsImporter(_data.Folder, _data.Time).ImportAsync(file, progress: new Stopper(stop), cancellationToken: stop.Token));

        var users = LocalScratchStats.Report(_data.Folder, _data.Time).Users;
        Assert.True(users is >= 20_000 and < 100_000, $"{users}");
    }

    private async Task<ImportReport> ImportAsync(string text, bool isSkipping = false)
    {
        var file = Path.Combine(_data.Folder.Path, "some.jsonl");
        await File.WriteAllTextAsync(file, text, new UTF8Encoding(false));
        return await new StatsImporter(_data.Folder, _data.Time).ImportAsync(file, isSkipping);
    }

    private sealed class Listener(List<ImportProgress> heard) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => heard.Add(value);
    }

    private string Packed => Path.Combine(_data.Folder.Path, "many.jsonl.gz");

    private static async Task<byte[]> PackAsync(int users)
    {
        using var bytes = new MemoryStream();
        await using (var packed = new StreamWriter(new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true)))
        {
            for (var id = 1; id <= users; id++)
            {
                await packed.WriteLineAsync(User($"u{id}", id));
            }
        }

        return bytes.ToArray();
    }

    private Task<StorageException> FailAsync(string file) =>
        Assert.ThrowsAsync<StorageException>(() => new StatsImporter(_data.Folder, _data.Time).ImportAsync(file));

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => stop.Cancel();
    }
}
