using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.Monitors.Egress.Names;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Features.Monitors.Egress;

/// <summary>Adds the guard on everything that is asked on behalf of a user.</summary>
internal static class EgressServices
{
    public static IServiceCollection AddEgress(this IServiceCollection services, EgressOptions options) => services
        .AddSingleton(Policy(options))
        .AddSingleton<EgressOwnEndpoints>()
        .AddSingleton<SystemHostResolver>()
        .AddSingleton<IHostResolver>(
            provider =>
                new CachingHostResolver(provider.GetRequiredService<SystemHostResolver>(), new HostCacheOptions(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IEgressDialer, EgressDialer>()
        .AddSingleton(
            provider => new EgressHttpClient(provider.GetRequiredService<IEgressDialer>(), UserAgent(options), provider.GetRequiredService<TimeProvider>()))
        .AddHostedService<EgressStart>();

    /// <summary>The policy of options without faults.</summary>
    public static EgressPolicy Policy(EgressOptions options) => EgressPolicy.Read(options.Allow, options.Ports, options.AllowHighPorts);

    /// <summary>Who we say we are.</summary>
    public static string UserAgent(EgressOptions options) => EgressUserAgent.Of(ServerVersion.Text, options.Contact);
}
