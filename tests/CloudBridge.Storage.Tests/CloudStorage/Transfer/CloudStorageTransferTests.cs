using System.Globalization;
using System.Text;
using System.Text.Json;
using CloudBridge.Storage.Sqlite;

namespace CloudBridge.Storage.Tests.CloudStorage.Transfer;

public sealed class CloudStorageTransferTests : IAsyncLifetime
{
    private const string WildKey = "\"key\" \\ & 云 \U0001F600";
    private const string Wild = "\"quoted\" \\ & <b> \u0000\u001f\n\r\t \u2028 \U0001F600 clé 云变量";

    private readonly StoreData _data = new();
    private readonly StoreData _other = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _data.DeleteAsync();
        await _other.DeleteAsync();
    }

    [Theory]
    [InlineData("all.jsonl")]
    [InlineData("all.jsonl.gz")]
    public async Task What_is_exported_can_be_imported_elsewhere_and_is_the_same_there(string name)
    {
        var store = await _data.OpenAsync();
        await store.SetManyAsync(StoreData.Scores, [new("Zoe", "3"), new("Ada", "3.50"), new("Bob", ""), new(WildKey, Wild)]);
        await store.SetAsync(StoreData.Scores with { Cloud = "Scratch", Project = "60917032" }, "Ada", "1");
        await store.CreateAsync(StoreData.Shared("guests"));
        await store.SetAsync(StoreData.Of("Ada_1"), "level", "7");

        var report = Export(name);
        var imported = await _other.OpenAsync();
        var result = await new CloudStorageImporter(imported).ImportAsync(report.File);

        Assert.Equal((4L, 6L), (report.Databases, report.Values));
        Assert.Equal((7L, 0L, 0L, 0L, false), (result.Stored, result.Same, result.Kept, result.Bad, result.IsStopped));
        Assert.Equal(["Zoe", "Ada", "Bob", WildKey], (await imported.KeysAsync(StoreData.Scores, 1, 10)).Keys);
        Assert.Equal(Wild, await imported.GetAsync(StoreData.Scores, WildKey));
        Assert.Equal("3.50", (await imported.TopAsync(StoreData.Scores, 1, RankOrder.Highest))[0].Value);
        Assert.Equal(["scores", "guests"], await imported.DatabasesAsync("Own", "demo"));
        Assert.Equal("7", await imported.GetAsync(StoreData.Of("ada_1"), "level"));
        Assert.Equal(await store.UsageAsync("Own", "demo"), await imported.UsageAsync("Own", "demo"));
    }

    [Theory]
    [InlineData("Own", null, 2)]
    [InlineData("Own", "demo", 1)]
    [InlineData(null, "demo", 2)]
    [InlineData(null, "nowhere", 0)]
    public async Task One_cloud_or_project_can_be_exported_alone(string? cloud, string? project, int values)
    {
        var store = await _data.OpenAsync();
        foreach (var (its, of) in new[] { ("Own", "demo"), ("Own", "other"), ("Scratch", "demo") })
        {
            await store.SetAsync(new CloudDatabase(its, of, "scores"), "Ada", "1");
        }

        var report = Export("some.jsonl", cloud, project);

        Assert.Equal(values, report.Values);
        Assert.Equal(values, File.ReadLines(report.File).Count());
    }

    [Fact]
    public async Task Each_value_is_a_line_that_any_program_can_read()
    {
        var store = await _data.OpenAsync();
        await store.SetAsync(StoreData.Scores, "Ada", "7");
        await store.SetAsync(StoreData.Of("Ada"), "level", "2");

        var lines = await File.ReadAllLinesAsync(Export("all.jsonl").File);

        Assert.Equal("""{"cloud":"Own","project":"demo","database":"scores","key":"Ada","value":"7"}""", lines[0]);
        Assert.Equal("ADA", JsonDocument.Parse(lines[1]).RootElement.GetProperty("user").GetString());
    }

    [Fact]
    public async Task An_export_shows_one_moment_while_others_write()
    {
        var store = await _data.OpenAsync();
        await store.SetManyAsync(StoreData.Scores, [.. Enumerable.Range(0, 500).Select(i => new KeyValuePair<string, string>($"key {i}", "old"))]);
        using var connection = SqliteDatabase.OpenExisting(_data.Data.Folder.Database);
        using var lines = Storage.CloudStorage.Transfer.StoredLines.Read(connection, null, null).GetEnumerator();
        Assert.True(lines.MoveNext());

        await store.SetManyAsync(StoreData.Scores, [new("key 499", "new"), new("key 500", "new")]);

        var values = new List<string?>();
        while (lines.MoveNext())
        {
            values.Add(lines.Current.Value);
        }

        Assert.Equal(499, values.Count);
        Assert.All(values, value => Assert.Equal("old", value));
    }

    [Fact]
    public async Task An_export_never_takes_the_place_of_a_file_and_only_its_owner_may_read_it()
    {
        await (await _data.OpenAsync()).SetAsync(StoreData.Scores, "Ada", "7");
        await File.WriteAllTextAsync(_data.Data.In("mine.txt"), "mine");

        var error = Assert.Throws<StorageException>(() => Export("mine.txt"));
        var file = Export("all.jsonl").File;

        Assert.EndsWith("mine.txt is there already; choose another name.", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(_data.Data.In("mine.txt")));
        Assert.False(File.Exists(file + ".tmp"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_key_that_is_there_keeps_its_value_unless_it_shall_be_replaced()
    {
        var store = await _data.OpenAsync();
        await store.SetManyAsync(StoreData.Scores, [new("Ada", "9"), new("Bob", "2"), new("Eve", "1")]);
        var file = Write(Line("Ada", "1"), Line("Bob", "2"), Line("Cyd", "3"));

        var kept = await new CloudStorageImporter(store).ImportAsync(file);
        var ofAda = await store.GetAsync(StoreData.Scores, "Ada");
        var replaced = await new CloudStorageImporter(store).ImportAsync(file, isReplacing: true);

        Assert.Equal(("9", 1L, 1L, 1L), (ofAda, kept.Stored, kept.Same, kept.Kept));
        Assert.Equal((1L, 2L, 0L), (replaced.Stored, replaced.Same, replaced.Kept));
        Assert.Equal(["1", "2", "1", "3"], await ValuesAsync(store, "Ada", "Bob", "Eve", "Cyd"));
    }

    [Theory]
    [InlineData("nonsense", "it is not JSON")]
    [InlineData("[]", "it is not a JSON object.")]
    [InlineData("""{"cloud":"Own","project":"demo","database":"scores","key":"Ada","value":7}""", "\"value\" is not a text.")]
    [InlineData("""{"cloud":"Own","project":"demo","database":"scores","key":"Ada"}""", "\"value\" is missing.")]
    [InlineData("""{"cloud":"Own","project":"demo","database":"scores","value":"7"}""", "\"key\" is missing.")]
    [InlineData("""{"cloud":"Own","project":"demo","user":"Ada"}""", "\"key\" is missing.")]
    [InlineData("""{"cloud":"Own","project":"demo","key":"Ada","value":"7"}""", "\"database\" is missing")]
    [InlineData("""{"cloud":"Own","project":"demo","database":"a","user":"b","key":"Ada","value":"7"}""", "both \"database\" and \"user\"")]
    [InlineData("""{"project":"demo","database":"scores","key":"Ada","value":"7"}""", "\"cloud\" is missing.")]
    [InlineData("""{"cloud":"","project":"demo","database":"scores","key":"Ada","value":"7"}""", "\"cloud\" has 1 to")]
    [InlineData("""{"cloud":"Own","project":"demo","databse":"scores","key":"Ada","value":"7"}""", "a field that is none of")]
    [InlineData("""{"cloud":"Own","project":"demo","database":"scores","key":"Ada","key":"Bob","value":"7"}""", "\"key\" is there twice.")]
    [InlineData("""{"cloud":"Own","project":"demo","database":"scores","key":"\ud800","value":"7"}""", "broken characters")]
    [InlineData("""{"cloud":"Own","project":"demo","database":"scores","key":"","value":"7"}""", "a key has 1 to 100 characters.")]
    [InlineData("""{"cloud":"Own","project":"demo","database":"","key":"Ada","value":"7"}""", "the name of a database has 1 to 50 characters.")]
    [InlineData("""{"cloud":"Own","project":"demo","database":"scores","key":"Ada","value":"0123456789A"}""", "the value has 11 characters, 10 are the most (CloudStorage:MaxValueLength).")]
    [InlineData("""{"cloud":"Own","project":"demo","database":"third","key":"Ada","value":"7"}""", "2 databases, 1 are the most (CloudStorage:MaxDatabases).")]
    public async Task A_bad_line_is_named_and_what_stands_before_it_is_stored(string bad, string reason)
    {
        var quota = new CloudStorageQuota { MaxValueLength = 10, MaxDatabases = 1 };
        var file = Write(Line("Before", "1"), bad, Line("Behind", "2"));
        var store = await _data.OpenAsync(quota);

        var report = await new CloudStorageImporter(store).ImportAsync(file);
        var before = await ValuesAsync(store, "Before", "Behind");
        var skipping = await new CloudStorageImporter(store).ImportAsync(file, isSkipping: true);

        Assert.Equal((1L, 1L, true), (report.Stored, report.Bad, report.IsStopped));
        Assert.Equal(["1", "(none)"], before);
        Assert.Equal((1L, 1L, 1L, false), (skipping.Stored, skipping.Same, skipping.Bad, skipping.IsStopped));
        Assert.Equal(["1", "2"], await ValuesAsync(store, "Before", "Behind"));
        Assert.All([report, skipping], each =>
        {
            Assert.Equal(2, Assert.Single(each.BadLines).Number);
            Assert.Contains(reason, each.BadLines[0].Reason, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Of_many_bad_lines_the_first_are_named_whatever_is_wrong_with_them()
    {
        var lines = Enumerable.Range(1, 60).Select(i => i % 2 == 0 ? "nonsense" : Line(new string('k', 101), "1"));
        var store = await _data.OpenAsync();

        var report = await new CloudStorageImporter(store).ImportAsync(Write([.. lines]), isSkipping: true);

        Assert.Equal(60, report.Bad);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => (long)i), report.BadLines.Select(line => line.Number));
    }

    [Fact]
    public async Task More_than_one_commit_holds_is_imported_in_order()
    {
        const int Count = 20_500;
        var store = await _data.OpenAsync(new CloudStorageQuota { MaxKeys = Count });

        var report = await new CloudStorageImporter(store).ImportAsync(Write([.. Enumerable.Range(0, Count).Select(i => Line($"key {i}", "1"))]));
        var last = await store.KeysAsync(StoreData.Scores, 1, Count);
        var again = await new CloudStorageImporter(store).ImportAsync(Write(Line("one more", "1"), Line("key 5", "2")), isReplacing: true);

        Assert.Equal(Count, report.Stored);
        Assert.Equal($"key {Count - 1}", last.Keys[^1]);
        Assert.Equal("there would be 20501 keys, 20500 are the most (CloudStorage:MaxKeys).", Assert.Single(again.BadLines).Reason);
        Assert.Equal("1", await store.GetAsync(StoreData.Scores, "key 5"));
    }

    [Fact]
    public async Task A_store_that_a_server_uses_is_left_alone()
    {
        await (await _data.OpenAsync()).SetAsync(StoreData.Scores, "Ada", "7");
        await using var second = new SqliteCloudStore(new SqliteCloudStoreOptions { Folder = _data.Data.Folder.Path }, _data.Data.Time, Microsoft.Extensions.Logging.Abstractions.NullLogger<SqliteCloudStore>.Instance);

        var error = await Assert.ThrowsAsync<StorageException>(() => new CloudStorageImporter(second).ImportAsync(Write(Line("Bob", "1"))));

        Assert.Contains("Another server uses the data folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packed_file_that_ends_too_soon_is_called_damaged()
    {
        await (await _data.OpenAsync()).SetAsync(StoreData.Scores, "Ada", "7");
        var file = Export("all.jsonl.gz").File;
        var whole = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, whole[..^4]);

        var error = await Assert.ThrowsAsync<StorageException>(async () => await new CloudStorageImporter(await _other.OpenAsync()).ImportAsync(file));

        Assert.Contains("all.jsonl.gz is damaged", error.Message, StringComparison.Ordinal);
    }

    private static string Line(string key, string value) =>
        JsonSerializer.Serialize(new { cloud = "Own", project = "demo", database = "scores", key, value });

    private string Write(params string[] lines)
    {
        var file = _data.Data.In(string.Create(CultureInfo.InvariantCulture, $"{Guid.NewGuid():N}.jsonl"));
        File.WriteAllText(file, string.Join('\n', lines), Encoding.UTF8);
        return file;
    }

    private StorageExportReport Export(string name, string? cloud = null, string? project = null) =>
        new CloudStorageExporter(_data.Data.Folder, _data.Data.Time).Export(_data.Data.In(name), cloud, project);

    private static async Task<string[]> ValuesAsync(SqliteCloudStore store, params string[] keys) =>
        await Task.WhenAll(keys.Select(async key => await store.GetAsync(StoreData.Scores, key) ?? "(none)"));
}
