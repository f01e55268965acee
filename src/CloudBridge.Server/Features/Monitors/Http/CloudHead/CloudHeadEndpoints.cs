using CloudBridge.Monitors;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Description;
using CloudBridge.Server.Http.Input;
using CloudBridge.Server.Http.Problems;

namespace CloudBridge.Server.Features.Monitors.Http.CloudHead;

/// <summary>
/// The routes that CloudHead showed to everybody, in its paths and shapes. Its first, <c>/</c>, is the start page's.
/// </summary>
internal static class CloudHeadEndpoints
{
    private const string Caching = "public, max-age=1";
    private const int MostFamous = 100;

    private static readonly NumberQuery Count = new(
        "count",
        "How many names at most. Default 100; more than 100 is taken for 100.",
        0,
        100,
        100) { IsClamped = true };
    private static readonly NumberQuery Offset = new("offset", "How many names to leave out first. Default 0.", 0, 10_000_000, 0) { IsClamped = true };

    public static void MapCloudHead(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("").WithTags("CloudHead").AddEndpointFilter<RouteGroupBuilder, ErrorFilter>();
        all.MapPublicGet("/users/list", ListAsync).Describe("Who has made a monitor at least once, newest first.", Count, Offset)
            .Produces<string[]>().Problems(400, 503);
        all.MapPublicGet("/users/count", CountAsync).Describe("How many have made a monitor at least once.")
            .Produces<SpacedJson.CountShape>().Problems(503);
        all.MapPublicGet("/famous-users", FamousAsync)
            .Describe($"Those of them with the most followers, as of the latest monitor each made; {MostFamous} at most.")
            .Produces<SpacedJson.FamousShape[]>().Problems(503);
        all.MapPublicGet("/{user}/monitors/count", MonitorsAsync).Describe("How many monitors a user has now; 0 for somebody nobody knows.")
            .Produces<SpacedJson.CountShape>().Problems(503);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IAccountStore accounts, PublicCache cache)
    {
        var (count, offset) = ((int)Count.Read(http.Request), (int)Offset.Read(http.Request));
        return await cache.AnswerAsync($"list {count} {offset}", async cancellationToken =>
            Json(SpacedJson.Names(count == 0 ? [] : await accounts.ListUsersAsync(count, offset, cancellationToken))));
    }

    private static async Task<IResult> CountAsync(IAccountStore accounts, PublicCache cache) =>
        await cache.AnswerAsync("users", async cancellationToken => Json(SpacedJson.Count(await accounts.CountUsersAsync(cancellationToken))));

    private static async Task<IResult> FamousAsync(IAccountStore accounts, PublicCache cache) =>
        await cache.AnswerAsync("famous", async cancellationToken => Json(SpacedJson.Famous(await accounts.FamousUsersAsync(MostFamous, cancellationToken))));

    private static async Task<IResult> MonitorsAsync(string user, IMonitorStore monitors, PublicCache cache)
    {
        var name = CloudHeadName.Clean(user);
        return await cache.AnswerAsync($"monitors {name}", async cancellationToken =>
            Json(SpacedJson.Count(CloudHeadName.IsPossible(name) ? await monitors.CountMonitorsAsync(name, cancellationToken) : 0)));
    }

    private static PublicAnswer Json(string text) => PublicAnswer.Of(text, PublicAnswer.Json, Caching);
}
