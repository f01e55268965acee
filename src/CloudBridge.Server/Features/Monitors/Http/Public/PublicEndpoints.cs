using CloudBridge.Monitors;
using CloudBridge.Server.Features.Monitors.Http.Answers;
using CloudBridge.Server.Features.Monitors.Http.CloudHead;
using CloudBridge.Server.Features.Monitors.Http.Input;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Description;

namespace CloudBridge.Server.Features.Monitors.Http.Public;

/// <summary>Shows everybody the monitors whose owners say so: a badge for each, and a feed for each user.</summary>
internal static class PublicEndpoints
{
    private const string BadgeCaching = "public, max-age=30";
    private const string FeedCaching = "public, max-age=1";

    // A badge may be opened by itself, and then nothing in it may run or load.
    private const string BadgePolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    public static void MapPublic(this RouteGroupBuilder api)
    {
        api.MapPublicGet("/monitors/{id}/badge.svg", BadgeAsync).WithTags("Public")
            .Describe("A badge of a public monitor as SVG. Any other number gets a grey one that says private, whether there is such a monitor or not.")
            .Produces(StatusCodes.Status200OK, contentType: PublicAnswer.Svg).Problems(503);
        api.MapPublicGet("/users/{user}/status.json", FeedAsync).WithTags("Public")
            .Describe("The state of a user's public monitors; a user without any, or whom nobody knows, has none.")
            .Produces<FeedJson>().Problems(503);
    }

    private static async Task<IResult> BadgeAsync(HttpContext http, string id, IMonitorService service, PublicCache cache)
    {
        var number = RouteId.TryRead(id, out var known) ? known : 0;
        http.Response.Headers.ContentSecurityPolicy = BadgePolicy;
        return await cache.AnswerAsync($"badge {number}", async cancellationToken =>
        {
            var view = number > 0 ? await service.FindPublicAsync(number, cancellationToken) : null;
            // Pages show a broken picture for any other status than 200.
            return PublicAnswer.Of(view is null ? Badge.Private : Badge.Of(view), PublicAnswer.Svg, BadgeCaching);
        });
    }

    private static async Task<IResult> FeedAsync(string user, IMonitorService service, PublicCache cache)
    {
        var name = CloudHeadName.Clean(user);
        return await cache.AnswerAsync($"feed {name}", async cancellationToken =>
        {
            var views = CloudHeadName.IsPossible(name) ? await service.ListPublicAsync(name, cancellationToken) : [];
            return PublicAnswer.Of(StatusFeed.Of(name, views), ApiJson.Default.FeedJson, FeedCaching);
        });
    }
}
