using CloudBridge.Scratch;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Storage;

namespace CloudBridge.Server.Features.Upstreams;

/// <summary>Adds the client that asks upstreams, its cache and, where configured, the demo that stands in for all.</summary>
internal static class UpstreamsServices
{
    public static IServiceCollection AddUpstreams(this IServiceCollection services, ServerOptions options, DataFolder folder)
    {
        // Made-up answers stay in memory, so that none is ever taken for a real one. The demo sets the addresses in these options.
        return options.Lookup.Demo
            ? services.AddUpstreamClient(options.Lookup)
            : services.AddSqliteUpstreamCache(new SqliteUpstreamCacheOptions { Folder = folder.Path }).AddUpstreamClient(options.Lookup);
    }
}
