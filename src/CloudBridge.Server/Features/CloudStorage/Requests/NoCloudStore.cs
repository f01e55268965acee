using CloudBridge.Storage;

namespace CloudBridge.Server.Features.CloudStorage.Requests;

/// <summary>Stands in where nothing is stored: every call is refused.</summary>
internal sealed class NoCloudStore : ICloudStore
{
    public bool HasDatabases(string cloud, string project) => false;

    public ValueTask<IReadOnlyList<string>> DatabasesAsync(string cloud, string project) => Refuse<IReadOnlyList<string>>();

    public ValueTask<bool> CreateAsync(CloudDatabase database) => Refuse<bool>();

    public ValueTask<bool> DropAsync(CloudDatabase database) => Refuse<bool>();

    public ValueTask<string?> GetAsync(CloudDatabase database, string key) => Refuse<string?>();

    public ValueTask SetAsync(CloudDatabase database, string key, string value) => ValueTask.FromException(Refusal());

    public ValueTask SetManyAsync(CloudDatabase database, IReadOnlyList<KeyValuePair<string, string>> values) =>
        ValueTask.FromException(Refusal());

    public ValueTask<bool> DeleteAsync(CloudDatabase database, string key) => Refuse<bool>();

    public ValueTask<KeyPage> KeysAsync(CloudDatabase database, int page, int size) => Refuse<KeyPage>();

    public ValueTask<string> IncrementAsync(CloudDatabase database, string key, string by) => Refuse<string>();

    public ValueTask<int> AppendAsync(CloudDatabase database, string key, string text) => Refuse<int>();

    public ValueTask<IReadOnlyList<RankedKey>> TopAsync(CloudDatabase database, int count, RankOrder order, int page = 1) =>
        Refuse<IReadOnlyList<RankedKey>>();

    public ValueTask<KeyPlace?> PlaceAsync(CloudDatabase database, string key, RankOrder order) => Refuse<KeyPlace?>();

    public ValueTask<CloudUsage> UsageAsync(string cloud, string project, string? asker = null) => Refuse<CloudUsage>();

    private static ValueTask<T> Refuse<T>() => ValueTask.FromException<T>(Refusal());

    private static CloudStorageException Refusal() => new(CloudStorageRefusal.Off);
}
