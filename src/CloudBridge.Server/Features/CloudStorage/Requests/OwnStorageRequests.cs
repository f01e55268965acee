using CloudBridge.Server.Requests;
using CloudBridge.Storage;

namespace CloudBridge.Server.Features.CloudStorage.Requests;

/// <summary>Values of a single player in a project; nobody else can read or change it by a request.</summary>
internal sealed class OwnStorageRequests(ICloudStore store)
{
    private const AskerEvidence Needed = AskerEvidence.LogMatched;

    [Request(
        "my.get",
        Description = "Gives a value that you stored, or nothing when there is none.",
        Example = "my.get level",
        Answer = "the value",
        RequireAsker = Needed,
        Idempotent = true)]
    public Task<RequestResult> GetAsync(string key, RequestContext context) => AnswerAsync(async () =>
        await store.GetAsync(context.Own(), key) is { } value ? RequestResult.Text(value) : RequestResult.Empty);

    [Request(
        "my.set",
        Description = "Stores a value for you alone. It may contain &.",
        Example = "my.set level 7",
        Answer = "ok",
        RequireAsker = Needed)]
    public Task<RequestResult> SetAsync(string key, string value, string[] rest, RequestContext context) =>
        AnswerAsync(async () =>
    {
        await store.SetAsync(context.Own(), key, StorageArguments.Whole(value, rest));
        return StorageMessages.Done;
    });

    [Request(
        "my.keys",
        Description = "Lists the keys that you stored, oldest first, 100 on a page.",
        Example = "my.keys",
        Answer = "a list of keys",
        RequireAsker = Needed,
        Idempotent = true)]
    public Task<RequestResult> KeysAsync(RequestContext context, int page = 1) => AnswerAsync(async () =>
        LookupPages.OwnPage(page, (await store.KeysAsync(context.Own(), LookupPages.Check(page), StorageMessages.PageSize)).Keys));

    [Request(
        "my.delete",
        Description = "Deletes a key that you stored.",
        Example = "my.delete level",
        Answer = "ok, or none when there was no such key",
        RequireAsker = Needed)]
    public Task<RequestResult> DeleteAsync(string key, RequestContext context) => AnswerAsync(async () =>
        await store.DeleteAsync(context.Own(), key) ? StorageMessages.Done : "none");

    [Request(
        "my.increment",
        Description = "Adds to a number of yours. A missing key counts as 0.",
        Example = "my.increment coins 10",
        Answer = "the sum",
        RequireAsker = Needed)]
    public Task<RequestResult> IncrementAsync(string key, RequestContext context, string by = "1") => AnswerAsync(async () =>
        await store.IncrementAsync(context.Own(), key, by));

    [Request(
        "my.append",
        Description = "Adds text to the end of a value of yours. The text may contain &.",
        Example = "my.append diary hello",
        Answer = "the length of the whole value",
        RequireAsker = Needed)]
    public Task<RequestResult> AppendAsync(string key, string text, string[] rest, RequestContext context) =>
        AnswerAsync(async () =>
        StorageMessages.Number(await store.AppendAsync(context.Own(), key, StorageArguments.Whole(text, rest))));

    private static Task<RequestResult> AnswerAsync(Func<Task<RequestResult>> run) => StorageMessages.InWordsAsync("", run);
}
