using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Features.Upstreams;

/// <summary>The demo that stands in for all upstreams. First in the list, so that it listens before anything asks.</summary>
internal sealed class DemoUpstreamFeature : IServerFeature
{
    public bool IsEnabled(ServerConfiguration configuration) => configuration.Upstreams().Demo;

    public void Add(IServiceCollection services, ServerConfiguration configuration) =>
        services.AddSingleton<DemoUpstream>().AddHostedService(provider => provider.GetRequiredService<DemoUpstream>());
}
