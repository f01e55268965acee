using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Storage.Tests.CloudStorage;

/// <summary>Stores opened on a data folder of their own.</summary>
internal sealed class StoreData
{
    private readonly List<SqliteCloudStore> _stores = [];

    public TestData Data { get; } = new();

    public FolderClaims Claims { get; } = new();

    public static CloudDatabase Scores { get; } = Shared("scores");

    public static CloudDatabase Shared(string name, string project = "demo") => new("Own", project, name);

    public static CloudDatabase Of(string asker, string project = "demo") => new("Own", project, "", asker);

    public async Task<SqliteCloudStore> OpenAsync(CloudStorageQuota? quota = null, Func<string, SqliteConnection>? connect = null, string? folder = null)
    {
        var options = new SqliteCloudStoreOptions { Folder = folder ?? Data.Folder.Path, Quota = quota ?? new() };
        var store = connect is null
            ? new SqliteCloudStore(options, Data.Time, NullLogger<SqliteCloudStore>.Instance, Claims)
            : new SqliteCloudStore(options, Data.Time, NullLogger<SqliteCloudStore>.Instance, Claims) { Connect = connect };
        _stores.Add(store);
        await store.OpenAsync();
        return store;
    }

    public static async Task<CloudStorageException> RefusesAsync(CloudStorageRefusal refusal, Func<Task> action)
    {
        var error = await Assert.ThrowsAsync<CloudStorageException>(action);
        Assert.Equal(refusal, error.Refusal);
        return error;
    }

    public async Task DeleteAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }

        await Data.DeleteAsync();
    }
}
