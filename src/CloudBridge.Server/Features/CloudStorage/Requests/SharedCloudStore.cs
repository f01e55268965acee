using CloudBridge.Storage;

namespace CloudBridge.Server.Features.CloudStorage.Requests;

/// <summary>
/// Lets all clouds use what the projects of one have stored. What single players store stays with their own cloud: the same
/// name on two clouds may be two people, and on one of them anybody may be able to claim it.
/// </summary>
/// <param name="store">Where it is stored.</param>
/// <param name="owner">The cloud, as configured, under whose name it is.</param>
internal sealed class SharedCloudStore(ICloudStore store, string owner) : ICloudStore
{
    /// <summary>The cloud under whose name it is.</summary>
    public string Owner => owner;

    public bool HasDatabases(string cloud, string project) => store.HasDatabases(owner, project);

    public ValueTask<IReadOnlyList<string>> DatabasesAsync(string cloud, string project) => store.DatabasesAsync(owner, project);

    public ValueTask<bool> CreateAsync(CloudDatabase database) => store.CreateAsync(Owned(database));

    public ValueTask<bool> DropAsync(CloudDatabase database) => store.DropAsync(Owned(database));

    public ValueTask<string?> GetAsync(CloudDatabase database, string key) => store.GetAsync(Owned(database), key);

    public ValueTask SetAsync(CloudDatabase database, string key, string value) => store.SetAsync(Owned(database), key, value);

    public ValueTask SetManyAsync(CloudDatabase database, IReadOnlyList<KeyValuePair<string, string>> values) =>
        store.SetManyAsync(Owned(database), values);

    public ValueTask<bool> DeleteAsync(CloudDatabase database, string key) => store.DeleteAsync(Owned(database), key);

    public ValueTask<KeyPage> KeysAsync(CloudDatabase database, int page, int size) =>
        store.KeysAsync(Owned(database), page, size);

    public ValueTask<string> IncrementAsync(CloudDatabase database, string key, string by) =>
        store.IncrementAsync(Owned(database), key, by);

    public ValueTask<int> AppendAsync(CloudDatabase database, string key, string text) =>
        store.AppendAsync(Owned(database), key, text);

    public ValueTask<IReadOnlyList<RankedKey>> TopAsync(CloudDatabase database, int count, RankOrder order, int page = 1) =>
        store.TopAsync(Owned(database), count, order, page);

    public ValueTask<KeyPlace?> PlaceAsync(CloudDatabase database, string key, RankOrder order) =>
        store.PlaceAsync(Owned(database), key, order);

    public ValueTask<CloudUsage> UsageAsync(string cloud, string project, string? asker = null) =>
        store.UsageAsync(asker is null ? owner : cloud, project, asker);

    private CloudDatabase Owned(CloudDatabase database) => database.Asker is null ? database with { Cloud = owner } : database;
}
