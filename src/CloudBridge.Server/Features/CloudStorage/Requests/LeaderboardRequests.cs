using CloudBridge.Server.Requests;
using CloudBridge.Storage;

namespace CloudBridge.Server.Features.CloudStorage.Requests;

/// <summary>The best of a database whose values are numbers.</summary>
internal sealed class LeaderboardRequests(ICloudStore store)
{
    private const int MaxRows = 100;

    [Request(
        "storage.top",
        Description = "Lists the keys with the highest or the lowest numbers, page by page. When numbers are equal, the " +
            "key that was stored first comes first.",
        Example = "storage.top scores 3",
        Answer = "a list: place, key and value of the best, then of the next and so on",
        Idempotent = true)]
    public Task<RequestResult> TopAsync(
        string db,
        RequestContext context,
        int count = 10,
        RankOrder order = RankOrder.Highest,
        int page = 1) =>
        count is < 1 or > MaxRows
        ? Task.FromResult(RequestResult.BadArgument($"Ask for 1 to {MaxRows} places."))
        : StorageMessages.InWordsAsync(db, async () =>
        {
            var rows = await store.TopAsync(context.Shared(db), count, order, LookupPages.Check(page));
            return LookupPages.OwnPage(page, [.. rows.SelectMany(row => (string[])[StorageMessages.Number(row.Place), row.Key, row.Value])]);
        });

    [Request(
        "storage.place",
        Description = "Gives the place of a key among the numbers of a database.",
        Example = "storage.place scores Ada",
        Answer = "a list: place, number of places, value; an empty one when the key has no number",
        Idempotent = true)]
    public Task<RequestResult> PlaceAsync(string db, string key, RequestContext context, RankOrder order = RankOrder.Highest) =>
        StorageMessages.InWordsAsync(
        db,
        async () => await store.PlaceAsync(context.Shared(db), key, order) is { } place
            ? RequestResult.List([StorageMessages.Number(place.Place), StorageMessages.Number(place.Of), place.Value])
            : RequestResult.Empty);
}
