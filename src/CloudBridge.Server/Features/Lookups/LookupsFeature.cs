using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Lookups.Api;
using CloudBridge.Server.Features.Lookups.Site;

namespace CloudBridge.Server.Features.Lookups;

/// <summary>The requests about users, projects and studios of Scratch, and about what its site and the services around it show.</summary>
internal sealed class LookupsFeature : IServerFeature
{
    public void Add(IServiceCollection services, ServerConfiguration configuration) => services.AddScratchApi().AddScratchSite();

    public void MapRequests(ICloudBridgeBuilder requests) => requests.MapGroup().AddFilter(LookupErrors.Filter).MapApiRequests().MapSiteRequests();
}
