using System.Globalization;
using CloudBridge.Storage.Sqlite;
using CloudBridge.TestKit;

namespace CloudBridge.Storage.Tests.CloudStorage;

public sealed class SqliteCloudStoreTests : IAsyncLifetime
{
    private static readonly CloudDatabase Scores = StoreData.Scores;

    private readonly StoreData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Fact]
    public async Task What_is_set_is_read_with_capitals_and_all()
    {
        var store = await _data.OpenAsync();

        await store.SetAsync(Scores, "Ada", "Hello, World & all");
        await store.SetAsync(Scores, "ada", "");

        Assert.Equal("Hello, World & all", await store.GetAsync(Scores, "Ada"));
        Assert.Equal("", await store.GetAsync(Scores, "ada"));
        Assert.Null(await store.GetAsync(Scores, "ADA"));
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_refused_until_something_is_set_in_it()
    {
        var store = await _data.OpenAsync();

        await StoreData.RefusesAsync(CloudStorageRefusal.NoDatabase, () => store.GetAsync(Scores, "Ada").AsTask());
        await store.SetAsync(StoreData.Shared("other"), "Ada", "1");
        await StoreData.RefusesAsync(CloudStorageRefusal.NoDatabase, () => store.GetAsync(Scores, "Ada").AsTask());
        await StoreData.RefusesAsync(CloudStorageRefusal.NoDatabase, () => store.DeleteAsync(Scores, "Ada").AsTask());
        await StoreData.RefusesAsync(CloudStorageRefusal.NoDatabase, () => store.KeysAsync(Scores, 1, 10).AsTask());

        await store.SetAsync(Scores, "Ada", "1");
        Assert.Equal("1", await store.GetAsync(Scores, "Ada"));
    }

    [Fact]
    public async Task Projects_clouds_and_askers_do_not_see_each_other()
    {
        var store = await _data.OpenAsync();
        CloudDatabase[] databases =
        [
            Scores, StoreData.Shared("scores", "other"), Scores with { Cloud = "Scratch" }, StoreData.Shared("Scores"),
            StoreData.Of("Ada"), StoreData.Of("Bob"), StoreData.Of("Ada", "other"),
        ];
        foreach (var (database, number) in databases.Select((database, number) => (database, number)))
        {
            await store.SetAsync(database, "key", $"{number}");
        }

        foreach (var (database, number) in databases.Select((database, number) => (database, number)))
        {
            Assert.Equal($"{number}", await store.GetAsync(database, "key"));
        }

        Assert.Equal("4", await store.GetAsync(StoreData.Of("ADA"), "key"));
        Assert.Equal(["scores", "Scores"], await store.DatabasesAsync("Own", "demo"));
    }

    [Fact]
    public async Task Keys_come_in_the_order_of_the_first_storing_page_by_page()
    {
        var store = await _data.OpenAsync();
        foreach (var key in (string[])["c", "a", "b", "c", "d"])
        {
            await store.SetAsync(Scores, key, "1");
        }

        Assert.Equal(["c", "a"], (await store.KeysAsync(Scores, 1, 2)).Keys);
        Assert.Equal(["b", "d"], (await store.KeysAsync(Scores, 2, 2)).Keys);
        var behind = await store.KeysAsync(Scores, 3, 2);
        Assert.Empty(behind.Keys);
        Assert.Equal(4, behind.Total);
    }

    [Fact]
    public async Task Increments_from_many_threads_lose_none()
    {
        var store = await _data.OpenAsync();

        var sums = await Patience.WaitAsync(Task.WhenAll(Enumerable.Range(0, 1_000).Select(number =>
            Task.Run(async () => await store.IncrementAsync(number % 2 == 0 ? Scores : StoreData.Of("Ada"), "n", "0.1")))));

        Assert.Equal("50", await store.GetAsync(Scores, "n"));
        Assert.Equal("50", await store.GetAsync(StoreData.Of("Ada"), "n"));
        Assert.Equal(500, sums.Distinct().Count());
    }

    [Theory]
    [InlineData("0.1", "0.2", "0.3")]
    [InlineData("123456789012345678901234567890", "0.000000000000000000000000000001", "123456789012345678901234567890.000000000000000000000000000001")]
    [InlineData("-5", "5", "0")]
    [InlineData("1e21", "1", "1000000000000000000001")]
    [InlineData("", "7", "7")]
    [InlineData("007", "1", "8")]
    public async Task Sums_are_exact(string value, string by, string sum)
    {
        var store = await _data.OpenAsync();
        await store.SetAsync(Scores, "n", value);

        Assert.Equal(sum, await store.IncrementAsync(Scores, "n", by));
        Assert.Equal(sum, await store.GetAsync(Scores, "n"));
    }

    [Fact]
    public async Task What_is_no_number_cannot_be_added_to_or_added()
    {
        var store = await _data.OpenAsync();
        await store.SetAsync(Scores, "text", "one");

        await StoreData.RefusesAsync(CloudStorageRefusal.ValueIsNoNumber, () => store.IncrementAsync(Scores, "text", "1").AsTask());
        await StoreData.RefusesAsync(CloudStorageRefusal.NotANumber, () => store.IncrementAsync(Scores, "n", "one").AsTask());
        await StoreData.RefusesAsync(CloudStorageRefusal.NumberTooLong, () => store.IncrementAsync(Scores, "n", "1e999").AsTask());
        await StoreData.RefusesAsync(CloudStorageRefusal.NumberTooLong, () => store.IncrementAsync(Scores, "n", new string('9', 600)).AsTask());
        await store.SetAsync(Scores, "huge", "-1e500");
        await StoreData.RefusesAsync(CloudStorageRefusal.NumberTooLong, () => store.IncrementAsync(Scores, "huge", "1").AsTask());
        await store.SetAsync(Scores, "long", new string('9', ExactNumber.MaxDigits));
        await StoreData.RefusesAsync(CloudStorageRefusal.NumberTooLong, () => store.IncrementAsync(Scores, "long", "0.1").AsTask());
        Assert.Equal("one", await store.GetAsync(Scores, "text"));
    }

    [Fact]
    public async Task Appending_makes_one_value_of_all_pieces_also_from_many_threads()
    {
        var store = await _data.OpenAsync();

        await Patience.WaitAsync(Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Task.Run(async () => await store.AppendAsync(Scores, "chat", "ab")))));

        Assert.Equal(string.Concat(Enumerable.Repeat("ab", 300)), await store.GetAsync(Scores, "chat"));
        Assert.Equal(601, await store.AppendAsync(Scores, "chat", "c"));
    }

    [Fact]
    public async Task The_best_come_first_and_equal_numbers_share_a_place()
    {
        var store = await _data.OpenAsync();
        (string Key, string Value)[] rows =
        [
            ("text", "no number"), ("low", "-3.5"), ("first", "10"), ("second", "10.0"), ("tiny", "9.99999999999999999999"), ("huge", "12345678901234567890.5"), ("huger", "12345678901234567890.51"), ("zero", "0"), ("lower", "-12"),
        ];
        foreach (var (key, value) in rows)
        {
            await store.SetAsync(Scores, key, value);
        }

        var top = await store.TopAsync(Scores, 5, RankOrder.Highest);
        var bottom = await store.TopAsync(Scores, 3, RankOrder.Lowest);

        Assert.Equal([(1, "huger"), (2, "huge"), (3, "first"), (3, "second"), (5, "tiny")], top.Select(row => (row.Place, row.Key)));
        Assert.Equal("10.0", top[3].Value);
        Assert.Equal([(1, "lower"), (2, "low"), (3, "zero")], bottom.Select(row => (row.Place, row.Key)));
        Assert.Equal(new KeyPlace(3, 8, "10.0"), await store.PlaceAsync(Scores, "second", RankOrder.Highest));
        Assert.Equal(new KeyPlace(5, 8, "10"), await store.PlaceAsync(Scores, "first", RankOrder.Lowest));
        Assert.Null(await store.PlaceAsync(Scores, "text", RankOrder.Highest));
        Assert.Null(await store.PlaceAsync(Scores, "nobody", RankOrder.Highest));
    }

    [Theory]
    [InlineData(RankOrder.Highest, "1 c|1 e|3 a|3 b|3 d|3 g|7 f")]
    [InlineData(RankOrder.Lowest, "1 f|2 a|2 b|2 d|2 g|6 c|6 e")]
    public async Task Who_was_first_comes_first_among_equals_from_both_ends_and_on_every_page(RankOrder order, string board)
    {
        var store = await _data.OpenAsync();
        foreach (var (key, value) in ((string, string)[])[("a", "2"), ("b", "2.0"), ("c", "3"), ("d", "1"), ("e", "3"), ("f", "-1"), ("note", "none"), ("g", "2")])
        {
            await store.SetAsync(Scores, key, value);
        }

        await store.SetAsync(Scores, "d", "2");

        for (var size = 1; size <= 8; size++)
        {
            var pages = new List<RankedKey>();
            for (var page = 1; page <= 8; page++)
            {
                pages.AddRange(await store.TopAsync(Scores, size, order, page));
            }

            Assert.Equal(board, string.Join('|', pages.Select(row => $"{row.Place} {row.Key}")));
            foreach (var row in pages)
            {
                Assert.Equal(row.Place, (await store.PlaceAsync(Scores, row.Key, order))!.Place);
            }
        }
    }

    [Fact]
    public async Task A_leaderboard_of_100000_keys_is_read_from_its_index()
    {
        var store = await _data.OpenAsync(new CloudStorageQuota { MaxKeys = 100_000, MaxBytes = 100_000_000 });
        var values = Enumerable.Range(0, 100_000).Select(number => KeyValuePair.Create($"player {number}", ((number * 7919L) % 100_003).ToString(CultureInfo.InvariantCulture))).ToArray();
        await store.SetManyAsync(Scores, values);
        await store.TopAsync(Scores, 10, RankOrder.Highest);

        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < 100; i++)
        {
            await store.TopAsync(Scores, 10, i % 2 == 0 ? RankOrder.Highest : RankOrder.Lowest);
        }

        var top = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds / 100;
        started = TimeProvider.System.GetTimestamp();
        var place = await store.PlaceAsync(Scores, "player 0", RankOrder.Highest);
        var count = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;

        Assert.Equal(100_000, place!.Place);
        Assert.True(top < 20, $"The top took {top} ms.");
        Assert.True(count < 1_000, $"The place took {count} ms.");
        Assert.Contains("USING INDEX storage_entry_rank", Plan("rank DESC, seq"), StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", Plan("rank DESC, seq") + Plan("rank, seq DESC"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_deleted_or_dropped_is_gone_and_makes_room()
    {
        var store = await _data.OpenAsync();
        await store.SetAsync(Scores, "Ada", "100");
        await store.SetAsync(Scores, "Bob", "1");

        Assert.True(await store.DeleteAsync(Scores, "Ada"));
        Assert.False(await store.DeleteAsync(Scores, "Ada"));
        Assert.Equal((1, 1, 4), await UsedAsync(store));
        Assert.True(await store.DropAsync(Scores));
        Assert.False(await store.DropAsync(Scores));

        Assert.Equal((0, 0, 0), await UsedAsync(store));
        Assert.Empty(await store.DatabasesAsync("Own", "demo"));
    }

    [Fact]
    public async Task It_knows_by_heart_which_projects_have_databases()
    {
        var store = await _data.OpenAsync();
        Assert.False(store.HasDatabases("Own", "demo"));

        Assert.True(await store.CreateAsync(Scores));
        Assert.False(await store.CreateAsync(Scores));
        await store.SetAsync(StoreData.Of("Ada", "private"), "key", "1");
        Assert.True(store.HasDatabases("Own", "demo"));
        Assert.False(store.HasDatabases("Own", "other"));
        Assert.False(store.HasDatabases("Own", "private"));

        await store.DropAsync(Scores);
        Assert.False(store.HasDatabases("Own", "demo"));
    }

    [Fact]
    public async Task Databases_that_every_project_has_are_there_from_the_beginning_and_stay()
    {
        var store = await _data.OpenAsync(new CloudStorageQuota { Databases = ["scores"], CreateDatabases = false });

        Assert.True(store.HasDatabases("Own", "anything"));
        Assert.Equal(["scores"], await store.DatabasesAsync("Own", "anything"));
        Assert.Null(await store.GetAsync(Scores, "Ada"));
        await store.SetAsync(Scores, "Ada", "1");
        await StoreData.RefusesAsync(CloudStorageRefusal.NoDatabase, () => store.SetAsync(StoreData.Shared("other"), "Ada", "1").AsTask());
        await store.DropAsync(Scores);

        Assert.Equal(["scores"], await store.DatabasesAsync("Own", "demo"));
        Assert.Null(await store.GetAsync(Scores, "Ada"));
    }

    private string Plan(string order)
    {
        using var connection = SqliteDatabase.OpenReadOnly(_data.Data.Folder.Database);
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN SELECT key, value, rank FROM storage_entry WHERE database = 1 AND rank IS NOT NULL ORDER BY {order} LIMIT 10";
        using var rows = command.ExecuteReader();
        var lines = "";
        while (rows.Read())
        {
            lines += rows.GetString(3) + "\n";
        }

        return lines;
    }

    private static async Task<(long Databases, long Keys, long Bytes)> UsedAsync(SqliteCloudStore store)
    {
        var usage = await store.UsageAsync("Own", "demo");
        return (usage.Databases, usage.Keys, usage.Bytes);
    }
}
