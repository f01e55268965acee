namespace CloudBridge.Server.Features.Lookups.Site;

/// <summary>Adds the requests about Scratch's web site and the services around it.</summary>
internal static class SiteRequestMapping
{
    public static ICloudBridgeBuilder MapSiteRequests(this ICloudBridgeBuilder bridge) => bridge
        .MapRequests<SiteCommentRequests>()
        .MapRequests<ProfilePageRequests>()
        .MapRequests<StatisticsRequests>()
        .MapRequests<TopicPageRequests>()
        .MapRequests<CloudDataRequests>()
        .MapRequests<FileRequests>()
        .MapRequests<PictureRequests>()
        .MapRequests<LanguageRequests>()
        .MapRequests<ResourceRequests>()
        .MapRequests<OcularRequests>();
}
