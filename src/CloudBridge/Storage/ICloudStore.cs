namespace CloudBridge.Storage;

/// <summary>
/// The store of projects: databases of keys and values, all of them text. What a call has answered is durable. Every
/// call may end with a <see cref="CloudStorageException"/>, and then nothing has changed.
/// </summary>
public interface ICloudStore
{
    /// <summary>True when a project has a shared database. Answered from memory, for paths that many requests take.</summary>
    bool HasDatabases(string cloud, string project);

    /// <summary>The names of a project's shared databases, oldest first.</summary>
    ValueTask<IReadOnlyList<string>> DatabasesAsync(string cloud, string project);

    /// <summary>Makes a database.</summary>
    /// <returns>False when it is there already.</returns>
    ValueTask<bool> CreateAsync(CloudDatabase database);

    /// <summary>Deletes a database with all that is in it; one that every project has is only emptied.</summary>
    /// <returns>False when there is none.</returns>
    ValueTask<bool> DropAsync(CloudDatabase database);

    /// <summary>The value of a key; null when there is none.</summary>
    ValueTask<string?> GetAsync(CloudDatabase database, string key);

    /// <summary>Stores a value; a database that is missing is made when the quota allows it.</summary>
    ValueTask SetAsync(CloudDatabase database, string key, string value);

    /// <summary>Stores several values, all or none.</summary>
    ValueTask SetManyAsync(CloudDatabase database, IReadOnlyList<KeyValuePair<string, string>> values);

    /// <summary>Deletes a key.</summary>
    /// <returns>False when there is none.</returns>
    ValueTask<bool> DeleteAsync(CloudDatabase database, string key);

    /// <summary>Keys in the order in which they were first stored.</summary>
    /// <param name="database">Whose keys.</param>
    /// <param name="page">The page, from 1; one behind the last is empty.</param>
    /// <param name="size">Keys on a page, at least 1.</param>
    ValueTask<KeyPage> KeysAsync(CloudDatabase database, int page, int size);

    /// <summary>Adds to a number, exactly; a key that is missing counts as 0. No two calls see the same number.</summary>
    /// <param name="database">Where it is.</param>
    /// <param name="key">The key.</param>
    /// <param name="by">How much, as decimal text.</param>
    /// <returns>The sum as decimal text.</returns>
    ValueTask<string> IncrementAsync(CloudDatabase database, string key, string by);

    /// <summary>Puts text behind a value; a key that is missing counts as an empty text.</summary>
    /// <returns>The length of the whole value, in characters.</returns>
    ValueTask<int> AppendAsync(CloudDatabase database, string key, string text);

    /// <summary>
    /// The keys with the highest or lowest numbers; of equal ones, in both orders, the key that was stored first. Values
    /// that are no numbers do not take part.
    /// </summary>
    /// <param name="database">Whose keys.</param>
    /// <param name="count">Keys on a page, at least 1.</param>
    /// <param name="order">Which come first.</param>
    /// <param name="page">The page, from 1; one behind the last is empty.</param>
    ValueTask<IReadOnlyList<RankedKey>> TopAsync(CloudDatabase database, int count, RankOrder order, int page = 1);

    /// <summary>The place of a key among all numbers; null when it is missing or no number.</summary>
    ValueTask<KeyPlace?> PlaceAsync(CloudDatabase database, string key, RankOrder order);

    /// <summary>Tells how much is stored in a project, or for one asker in it, and how much may be.</summary>
    ValueTask<CloudUsage> UsageAsync(string cloud, string project, string? asker = null);
}
