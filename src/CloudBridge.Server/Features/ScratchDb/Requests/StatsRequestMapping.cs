namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>Adds the requests about statistics and the forum.</summary>
internal static class StatsRequestMapping
{
    public static ICloudBridgeBuilder MapStatsRequests(this ICloudBridgeBuilder bridge) => bridge
        .MapRequests<UserStatsRequests>()
        .MapRequests<ProjectStatsRequests>()
        .MapRequests<ForumPostRequests>()
        .MapRequests<ForumUserRequests>()
        .MapRequests<StatsHistoryRequests>();
}
