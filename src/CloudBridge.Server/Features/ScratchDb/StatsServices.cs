using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Upstreams;
using CloudBridge.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CloudBridge.Server.Features.ScratchDb;

/// <summary>Adds the statistics: this server's own, or a ScratchDB elsewhere.</summary>
internal static class StatsServices
{
    /// <summary>
    /// The key of this server's own store, which is served over HTTP wherever requests take their statistics from.
    /// </summary>
    public const string LocalStore = "local";

    private const string DemoSource = "demo";

    public static IServiceCollection AddStats(this IServiceCollection services, ServerConfiguration configuration)
    {
        var options = configuration.Get<StatsOptions>(StatsOptions.Section);
        var upstreams = configuration.Upstreams();
        if (options.Enabled)
        {
            AddLocalStore(services, new LocalStatsOptions { Folder = configuration.DataFolder.Path, RankEvery = options.RankEvery }, upstreams.Demo);
        }

        services.TryAddSingleton<IStatsRevision, NoStatsRevision>();
        var source = SourceOf(upstreams);
        var chosen = upstreams.Demo && options.Source == StatsSource.Local ? StatsSource.V2 : options.Source;
        return services
            .AddSingleton(provider => Choose(provider, chosen, source))
            .AddSingleton(provider =>
                provider.GetRequiredService<IScratchStats>() as IScratchStatsHistory ?? (upstreams.Demo ? V3(provider, source) : throw NoHistory()));
    }

    /// <summary>Adds the store under <see cref="LocalStore"/>, and its <see cref="IStatsRevision"/>.</summary>
    private static void AddLocalStore(IServiceCollection services, LocalStatsOptions options, bool isDemo)
    {
        services.AddLocalScratchStats(options)
            .AddKeyedSingleton<IScratchStats>(LocalStore, (provider, _) => provider.GetRequiredService<LocalScratchStats>())
            .AddSingleton<IStatsRevision>(provider => provider.GetRequiredService<LocalScratchStats>());
        if (isDemo)
        {
            // What is made up is not to be remembered as if it had been seen.
            services.Replace(ServiceDescriptor.Singleton<IScratchSightings, NoSightings>());
        }
    }

    private static IScratchStats Choose(IServiceProvider services, StatsSource chosen, string source) => chosen switch
    {
        StatsSource.V2 => new ScratchDbV2Stats(services.GetRequiredService<IUpstreamClient>(), source),
        StatsSource.V3 => V3(services, source),
        _ => services.GetKeyedService<IScratchStats>(LocalStore) ?? throw NoStore(),
    };

    private static ScratchDbV3Stats V3(IServiceProvider services, string source) =>
        new(services.GetRequiredService<IUpstreamClient>(), source);

    private static string SourceOf(UpstreamsOptions lookup)
    {
        var address = lookup.Upstreams.GetValueOrDefault(Upstream.ScratchDb)?.BaseUrl ?? UpstreamHosts.Of(Upstream.ScratchDb);
        return lookup.Demo ? DemoSource : address.Host;
    }

    private static UpstreamException NoStore() => new(Upstream.ScratchDb, UpstreamFault.Off, "This server keeps no statistics: Stats:Enabled is false.");

    private static UpstreamException NoHistory() =>
        new(Upstream.ScratchDb, UpstreamFault.NotSupported, "Only a ScratchDB of version 3 knows how statistics were.");
}
