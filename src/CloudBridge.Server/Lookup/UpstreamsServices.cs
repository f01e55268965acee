using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Lookup;

/// <summary>Adds the client that asks upstreams, its cache and, where configured, the demo that stands in for all.</summary>
internal static class UpstreamsServices
{
    public static IServiceCollection AddUpstreams(this IServiceCollection services, ServerConfiguration configuration) => services;
}
