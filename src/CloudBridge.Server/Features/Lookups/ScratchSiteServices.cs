using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Lookups;

/// <summary>Adds Scratch's web site and the services around it.</summary>
internal static class ScratchSiteServices
{
    public static IServiceCollection AddScratchSite(this IServiceCollection services) => ScratchSiteServiceCollectionExtensions.AddScratchSite(services);
}
