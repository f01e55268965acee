namespace CloudBridge.Storage.Tests.CloudStorage;

public sealed class CloudStoreQuotaTests : IAsyncLifetime
{
    private static readonly CloudDatabase Scores = StoreData.Scores;

    private readonly StoreData _data = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _data.DeleteAsync();

    [Fact]
    public async Task Databases_are_counted_beside_those_every_project_has()
    {
        var store = await _data.OpenAsync(new CloudStorageQuota { MaxDatabases = 2, Databases = ["fixed"] });
        await store.SetAsync(StoreData.Shared("fixed"), "key", "1");
        await store.CreateAsync(StoreData.Shared("one"));
        await store.SetAsync(StoreData.Shared("two"), "key", "1");

        var error = await StoreData.RefusesAsync(CloudStorageRefusal.TooManyDatabases, () => store.SetAsync(StoreData.Shared("three"), "key", "1").AsTask());

        Assert.Equal((2, 3), (error.Limit, error.Actual));
        Assert.Equal(["fixed", "one", "two"], await store.DatabasesAsync("Own", "demo"));
        await store.SetAsync(StoreData.Shared("three", "other project"), "key", "1");
        await store.SetAsync(StoreData.Of("Ada"), "key", "1");
    }

    [Fact]
    public async Task All_projects_together_have_a_bound_also_after_the_store_was_closed()
    {
        var quota = new CloudStorageQuota { MaxTotalBytes = 10_000 };
        var store = await _data.OpenAsync(quota);
        await store.SetAsync(StoreData.Shared("a", "room-1"), "key", new string('x', 3_000));
        await store.SetAsync(StoreData.Shared("a", "room-2"), "key", "1");
        await StoreData.RefusesAsync(CloudStorageRefusal.Full, () => store.SetAsync(StoreData.Shared("a", "room-3"), "key", new string('x', 3_000)).AsTask());
        await store.SetAsync(StoreData.Of("Ada"), "key", "1");
        await StoreData.RefusesAsync(CloudStorageRefusal.Full, () => store.CreateAsync(StoreData.Shared("b", "room-1")).AsTask());

        await store.DisposeAsync();
        store = await _data.OpenAsync(quota);
        await StoreData.RefusesAsync(CloudStorageRefusal.Full, () => store.CreateAsync(StoreData.Shared("b", "room-1")).AsTask());
        await store.SetAsync(StoreData.Shared("a", "room-1"), "key", "shorter");
        await store.DropAsync(StoreData.Shared("a", "room-2"));
        await store.CreateAsync(StoreData.Shared("b", "room-1"));
    }

    [Fact]
    public async Task Keys_are_counted_over_all_databases_and_old_ones_may_still_change()
    {
        var store = await _data.OpenAsync(new CloudStorageQuota { MaxKeys = 3 });
        await store.SetAsync(Scores, "a", "1");
        await store.SetAsync(StoreData.Shared("other"), "a", "1");
        await store.SetAsync(StoreData.Of("Ada"), "a", "1");

        var error = await StoreData.RefusesAsync(CloudStorageRefusal.TooManyKeys, () => store.IncrementAsync(Scores, "b", "1").AsTask());

        Assert.Equal((3, 4), (error.Limit, error.Actual));
        await store.SetAsync(Scores, "a", "2");
        await store.DeleteAsync(StoreData.Shared("other"), "a");
        await store.SetAsync(Scores, "b", "1");
    }

    [Fact]
    public async Task Bytes_are_those_of_keys_and_values_in_utf_8()
    {
        var store = await _data.OpenAsync(new CloudStorageQuota { MaxBytes = 10 });
        await store.SetAsync(Scores, "ä", "12345678");

        var error = await StoreData.RefusesAsync(CloudStorageRefusal.TooManyBytes, () => store.AppendAsync(Scores, "ä", "9").AsTask());

        Assert.Equal((10, 11), (error.Limit, error.Actual));
        Assert.Equal("12345678", await store.GetAsync(Scores, "ä"));
        await store.SetAsync(Scores, "ä", "1");
        Assert.Equal(3, (await store.UsageAsync("Own", "demo")).Bytes);
    }

    [Fact]
    public async Task A_value_has_a_longest_length_however_it_grows()
    {
        var store = await _data.OpenAsync(new CloudStorageQuota { MaxValueLength = 5 });
        await store.SetAsync(Scores, "a", "12345");

        var set = await StoreData.RefusesAsync(CloudStorageRefusal.ValueTooLong, () => store.SetAsync(Scores, "b", "123456").AsTask());
        var append = await StoreData.RefusesAsync(CloudStorageRefusal.ValueTooLong, () => store.AppendAsync(Scores, "a", "67").AsTask());

        Assert.Equal((5, 6), (set.Limit, set.Actual));
        Assert.Equal((5, 7), (append.Limit, append.Actual));
        Assert.Equal("12345", await store.GetAsync(Scores, "a"));
    }

    [Fact]
    public async Task One_asker_cannot_use_up_the_share_of_all()
    {
        var store = await _data.OpenAsync(new CloudStorageQuota { MaxPrivateKeys = 1, MaxPrivateBytes = 10 });
        await store.SetAsync(StoreData.Of("Ada"), "a", "1");

        await StoreData.RefusesAsync(CloudStorageRefusal.TooManyKeys, () => store.SetAsync(StoreData.Of("ada"), "b", "1").AsTask());
        await StoreData.RefusesAsync(CloudStorageRefusal.TooManyBytes, () => store.SetAsync(StoreData.Of("Ada"), "a", "1234567890").AsTask());
        await store.SetAsync(StoreData.Of("Bob"), "a", "1");

        var usage = await store.UsageAsync("Own", "demo", "Ada");
        Assert.Equal((1, 2, 1, 10), (usage.Keys, usage.Bytes, usage.MaxKeys, usage.MaxBytes));
        Assert.Equal((2, 4), ((await store.UsageAsync("Own", "demo")).Keys, (await store.UsageAsync("Own", "demo")).Bytes));
    }

    [Fact]
    public async Task Empty_and_overlong_names_and_keys_are_refused()
    {
        var store = await _data.OpenAsync();

        await StoreData.RefusesAsync(CloudStorageRefusal.BadName, () => store.CreateAsync(StoreData.Shared("")).AsTask());
        await StoreData.RefusesAsync(CloudStorageRefusal.BadName, () => store.SetAsync(StoreData.Shared(new string('n', 51)), "a", "1").AsTask());
        await StoreData.RefusesAsync(CloudStorageRefusal.BadKey, () => store.SetAsync(Scores, "", "1").AsTask());
        var error = await StoreData.RefusesAsync(CloudStorageRefusal.BadKey, () => store.SetAsync(Scores, new string('k', 101), "1").AsTask());

        Assert.Equal((100, 101), (error.Limit, error.Actual));
        Assert.Empty(await store.DatabasesAsync("Own", "demo"));
    }

    [Fact]
    public async Task Of_several_values_all_are_stored_or_none()
    {
        var store = await _data.OpenAsync(new CloudStorageQuota { MaxKeys = 2 });
        KeyValuePair<string, string>[] three = [new("a", "1"), new("b", "2"), new("c", "3")];

        await StoreData.RefusesAsync(CloudStorageRefusal.TooManyKeys, () => store.SetManyAsync(Scores, three).AsTask());
        Assert.Empty(await store.DatabasesAsync("Own", "demo"));
        await store.SetManyAsync(Scores, [new("a", "1"), new("b", "2"), new("a", "3")]);

        Assert.Equal("3", await store.GetAsync(Scores, "a"));
        Assert.Equal(4, (await store.UsageAsync("Own", "demo")).Bytes);
    }
}
