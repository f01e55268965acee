using CloudBridge.Server.Requests;
using CloudBridge.Storage;

namespace CloudBridge.Server.Features.CloudStorage.Requests;

/// <summary>More that can be done with the databases of a project.</summary>
internal sealed class StorageRequests(ICloudStore store)
{
    [Request(
        "storage.delete",
        Description = "Deletes a key from a database of this project.",
        Example = "storage.delete scores Ada",
        Answer = "ok, or none when there was no such key")]
    public Task<RequestResult> DeleteAsync(string db, string key, RequestContext context) =>
        StorageMessages.InWordsAsync(db, async () =>
        await store.DeleteAsync(context.Shared(db), key) ? StorageMessages.Done : "none");

    [Request(
        "storage.increment",
        Description = "Adds to a number, correctly even when many players do so at once. A missing key counts as 0.",
        Example = "storage.increment scores Ada 5",
        Answer = "the sum")]
    public Task<RequestResult> IncrementAsync(string db, string key, RequestContext context, string by = "1") =>
        StorageMessages.InWordsAsync(db, async () =>
        await store.IncrementAsync(context.Shared(db), key, by));

    [Request(
        "storage.append",
        Description = "Adds text to the end of a value. The text may contain &.",
        Example = "storage.append chat room1 hello",
        Answer = "the length of the whole value")]
    public Task<RequestResult> AppendAsync(string db, string key, string text, string[] rest, RequestContext context) =>
        StorageMessages.InWordsAsync(
        db,
        async () => StorageMessages.Number(await store.AppendAsync(context.Shared(db), key, StorageArguments.Whole(text, rest))));

    [Request(
        "storage.keys",
        Description = "Lists the keys of a database of this project, oldest first, 100 on a page.",
        Example = "storage.keys scores 2",
        Answer = "a list of keys",
        Idempotent = true)]
    public Task<RequestResult> KeysAsync(string db, RequestContext context, int page = 1) =>
        StorageMessages.InWordsAsync(db, async () =>
        LookupPages.OwnPage(page, (await store.KeysAsync(context.Shared(db), LookupPages.Check(page), StorageMessages.PageSize)).Keys));

    [Request(
        "storage.create",
        Description = "Makes a database in this project. One that already exists stays as it is.",
        Example = "storage.create scores",
        Answer = "ok")]
    public Task<RequestResult> CreateAsync(string db, RequestContext context) => StorageMessages.InWordsAsync(db, async () =>
    {
        await store.CreateAsync(context.Shared(db));
        return StorageMessages.Done;
    });

    [Request(
        "storage.drop",
        Description = "Deletes a database of this project with everything in it.",
        Example = "storage.drop scores",
        Answer = "ok, or none when there was no such database")]
    public Task<RequestResult> DropAsync(string db, RequestContext context) => StorageMessages.InWordsAsync(db, async () =>
        await store.DropAsync(context.Shared(db)) ? StorageMessages.Done : "none");

    [Request(
        "storage.usage",
        Description = "Tells how much this project stores and how much it may store.",
        Example = "storage.usage",
        Answer = "a list: databases, most databases, keys, most keys, bytes, most bytes",
        Idempotent = true)]
    public Task<RequestResult> UsageAsync(RequestContext context) => StorageMessages.InWordsAsync("", async () =>
    {
        var usage = await store.UsageAsync(context.Cloud, context.Project);
        long[] numbers = [usage.Databases, usage.MaxDatabases, usage.Keys, usage.MaxKeys, usage.Bytes, usage.MaxBytes];
        return RequestResult.List(numbers.Select(StorageMessages.Number));
    });
}
