using System.ComponentModel.DataAnnotations;
using CloudBridge.Scratch.Upstreams.Asking;
using CloudBridge.Scratch.Upstreams.Caching;
using CloudBridge.Scratch.Upstreams.Exchange;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CloudBridge.Scratch;

/// <summary>Adds the client of upstreams to an application.</summary>
public static class UpstreamServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IUpstreamClient"/> and <see cref="IUpstreamControl"/>, with answers kept in memory, and in an
    /// <see cref="IUpstreamCache"/> too if one was added before. The address of an upstream may change until it is first asked.
    /// </summary>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static IServiceCollection AddUpstreamClient(this IServiceCollection services, UpstreamsOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        UpstreamsOptionsRules.Validate(options);
        foreach (var upstream in Enum.GetValues<Upstream>())
        {
            services.AddUpstreamHttp(upstream, options.For(upstream));
        }

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IUpstreamCache, NoUpstreamCache>();
        return services
            .AddSingleton(options)
            .AddSingleton<MemoryAnswers>(_ => new MemoryAnswers())
            .AddSingleton<UpstreamMetrics>()
            .AddSingleton<UpstreamLines>()
            .AddSingleton<IUpstreamControl>(provider => provider.GetRequiredService<UpstreamLines>())
            .AddSingleton<UpstreamClient>()
            .AddSingleton<IUpstreamClient>(provider => provider.GetRequiredService<UpstreamClient>());
    }

    private static void AddUpstreamHttp(this IServiceCollection services, Upstream upstream, UpstreamOptions options) =>
        services.AddHttpClient(UpstreamExchange.ClientName(upstream), client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => UpstreamHandlers.Make(options))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers();
}
