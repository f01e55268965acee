using CloudBridge.Scratch;

namespace CloudBridge.Server.Lookup;

/// <summary>Adds Scratch's web site and the services around it.</summary>
internal static class ScratchSiteServices
{
    public static IServiceCollection AddScratchSite(this IServiceCollection services) => ScratchSiteServiceCollectionExtensions.AddScratchSite(services);
}
