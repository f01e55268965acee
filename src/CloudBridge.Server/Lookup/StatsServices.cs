using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CloudBridge.Server.Lookup;

/// <summary>Adds the statistics: this server's own, or a ScratchDB elsewhere.</summary>
internal static class StatsServices
{
    /// <summary>The key of this server's own store, which is served over HTTP wherever requests take their statistics from.</summary>
    public const string LocalStore = "local";

    private const string DemoSource = "demo";

    public static IServiceCollection AddStats(this IServiceCollection services, ServerConfiguration configuration)
    {
        var options = configuration.Options;
        if (options.Stats.Enabled)
        {
            AddLocalStore(services, configuration);
        }

        services.TryAddSingleton<IStatsRevision, NoStatsRevision>();
        var source = SourceOf(options.Lookup);
        return services
            .AddSingleton(provider => Choose(provider, options.Stats.Source, source))
            .AddSingleton(provider => provider.GetRequiredService<IScratchStats>() as IScratchStatsHistory ?? throw NoHistory());
    }

    /// <summary>Adds the store under <see cref="LocalStore"/>, and its <see cref="IStatsRevision"/>.</summary>
    private static void AddLocalStore(IServiceCollection services, ServerConfiguration configuration)
    {
    }

    private static IScratchStats Choose(IServiceProvider services, StatsSource chosen, string source) => chosen switch
    {
        StatsSource.V2 => new ScratchDbV2Stats(services.GetRequiredService<IUpstreamClient>(), source),
        StatsSource.V3 => new ScratchDbV3Stats(services.GetRequiredService<IUpstreamClient>(), source),
        _ => services.GetKeyedService<IScratchStats>(LocalStore) ?? throw NoStore(),
    };

    private static string SourceOf(UpstreamsOptions lookup)
    {
        var address = lookup.Upstreams.GetValueOrDefault(Upstream.ScratchDb)?.BaseUrl ?? UpstreamHosts.Of(Upstream.ScratchDb);
        return lookup.Demo ? DemoSource : address.Host;
    }

    private static UpstreamException NoStore() => new(Upstream.ScratchDb, UpstreamFault.Off, "This server keeps no statistics: Stats:Enabled is false.");

    private static UpstreamException NoHistory() => new(Upstream.ScratchDb, UpstreamFault.NotSupported, "Only a ScratchDB of version 3 knows how statistics were.");
}
