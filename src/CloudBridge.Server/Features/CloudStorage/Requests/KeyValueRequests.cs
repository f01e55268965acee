using CloudBridge.Storage;

namespace CloudBridge.Server.Features.CloudStorage.Requests;

/// <summary>The requests of projects made for another host's storage, with its names and answers.</summary>
internal sealed class KeyValueRequests(ICloudStore store)
{
    [Request(
        "get",
        Description = "Gives the value of a key in a database of this project, or nothing when there is none.",
        Example = "get scores Ada",
        Answer = "the value",
        Idempotent = true)]
    public Task<RequestResult> GetAsync(string db, string key, RequestContext context) => AnswerAsync(db, async () =>
        await store.GetAsync(context.Shared(db), key) is { } value ? RequestResult.Text(value) : RequestResult.Empty);

    [Request(
        "set",
        Description = "Stores a value under a key in a database of this project. The value may contain &.",
        Example = "set scores Ada 100",
        Answer = "ok")]
    public Task<RequestResult> SetAsync(string db, string key, string value, string[] rest, RequestContext context) =>
        AnswerAsync(db, async () =>
    {
        await store.SetAsync(context.Shared(db), key, StorageArguments.Whole(value, rest));
        return StorageMessages.Done;
    });

    [Request(
        "keys",
        Description = "Lists the keys of a database of this project, oldest first.",
        Example = "keys scores",
        Answer = "a list of keys",
        Idempotent = true)]
    public Task<RequestResult> KeysAsync(string db, RequestContext context) => AnswerAsync(db, () =>
        store.AllKeysAsync(context.Shared(db), context));

    [Request(
        "database_names",
        Description = "Lists the databases of this project, oldest first.",
        Example = "database_names",
        Answer = "a list of names",
        Idempotent = true)]
    public Task<RequestResult> DatabaseNamesAsync(RequestContext context) => AnswerAsync("", async () =>
        RequestResult.List(await store.DatabasesAsync(context.Cloud, context.Project)));

    /// <summary>Projects made for that host look for its words about a missing database in the answer itself.</summary>
    private static async Task<RequestResult> AnswerAsync(string db, Func<Task<RequestResult>> run)
    {
        var result = await StorageMessages.InWordsAsync(db, run);
        return result.Status == RequestStatus.NotFound ? RequestResult.Text(result.Content!) : result;
    }
}
