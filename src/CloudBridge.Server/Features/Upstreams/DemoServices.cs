using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.Upstreams;

/// <summary>Adds the demo that stands in for all upstreams, where the configuration asks for it.</summary>
internal static class DemoServices
{
    /// <summary>Call it before any other hosted service is added, so that it listens before anything asks.</summary>
    public static IServiceCollection AddDemoUpstream(this IServiceCollection services, UpstreamsOptions options)
    {
        if (!options.Demo)
        {
            return services;
        }

        DemoUpstream.Prepare(options);
        return services
            .AddSingleton(provider => new DemoUpstream(options, provider.GetRequiredService<TimeProvider>()))
            .AddHostedService(provider => provider.GetRequiredService<DemoUpstream>());
    }
}
