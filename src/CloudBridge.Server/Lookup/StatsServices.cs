using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Lookup;

/// <summary>Adds the statistics: this server's own, or a ScratchDB elsewhere.</summary>
internal static class StatsServices
{
    public static IServiceCollection AddStats(this IServiceCollection services, ServerConfiguration configuration) => services;
}
