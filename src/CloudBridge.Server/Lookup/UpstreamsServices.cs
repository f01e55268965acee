using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using CloudBridge.Storage;

namespace CloudBridge.Server.Lookup;

/// <summary>Adds the client that asks upstreams, its cache and, where configured, the demo that stands in for all.</summary>
internal static class UpstreamsServices
{
    public static IServiceCollection AddUpstreams(this IServiceCollection services, ServerConfiguration configuration)
    {
        var options = configuration.Options.Lookup;
        // Made-up answers stay in memory, so that none is ever taken for a real one. The demo sets the addresses in these options.
        return options.Demo
            ? services.AddUpstreamClient(options)
            : services.AddSqliteUpstreamCache(new SqliteUpstreamCacheOptions { Folder = configuration.DataFolder.Path }).AddUpstreamClient(options);
    }
}
