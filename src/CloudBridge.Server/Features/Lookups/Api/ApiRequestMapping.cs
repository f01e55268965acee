namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Adds the requests about the Scratch API.</summary>
internal static class ApiRequestMapping
{
    public static ICloudBridgeBuilder MapApiRequests(this ICloudBridgeBuilder bridge) => bridge
        .MapRequests<FrontRequests>()
        .MapRequests<UserRequests>()
        .MapRequests<UserCountRequests>()
        .MapRequests<ProjectRequests>()
        .MapRequests<ProjectCommentRequests>()
        .MapRequests<StudioRequests>()
        .MapRequests<StudioCountRequests>()
        .MapRequests<StudioCommentRequests>()
        .MapRequests<SearchRequests>()
        .MapRequests<ExploreRequests>()
        .MapRequests<LegacyRequests>();
}
