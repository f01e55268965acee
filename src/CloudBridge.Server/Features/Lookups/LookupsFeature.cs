using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Lookups.Api;
using CloudBridge.Server.Features.Lookups.Site;

namespace CloudBridge.Server.Features.Lookups;

/// <summary>
/// The requests about users, projects and studios of Scratch, and about what its site and the services around it show.
/// </summary>
internal sealed class LookupsFeature : IServerFeature
{
    public void Add(IServiceCollection services, ServerConfiguration configuration) => services.AddScratchApi().AddScratchSite();

    public void MapRequests(ICloudBridgeBuilder requests) => requests.MapGroup().AddFilter(LookupErrors.Filter)
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
        .MapRequests<LegacyRequests>()
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
