using System.ComponentModel.DataAnnotations;
using CloudBridge.Journal;
using CloudBridge.Scratch;
using CloudBridge.Storage.Hosting;
using CloudBridge.Storage.Stats;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Storage;

/// <summary>Adds storage to an application.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>
    /// Lets the bridge remember requests in an SQLite file. Call it before <c>AddCloudBridge</c>, so that the journal is
    /// open before the bridge starts and until it has stopped.
    /// </summary>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static IServiceCollection AddSqliteJournal(this IServiceCollection services, SqliteJournalOptions options)
    {
        AddOptions(services, options);
        return services.AddStore<SqliteRequestJournal>().AddSingleton<IRequestJournal>(
            provider => provider.GetRequiredService<SqliteRequestJournal>());
    }

    /// <summary>
    /// Lets projects store things in an SQLite file. Call it before <c>AddCloudBridge</c>, so that the store is open
    /// before the bridge starts and until it has stopped.
    /// </summary>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static IServiceCollection AddSqliteCloudStore(this IServiceCollection services, SqliteCloudStoreOptions options)
    {
        AddOptions(services, options);
        return services.AddStore<SqliteCloudStore>().AddSingleton<ICloudStore>(
            provider => provider.GetRequiredService<SqliteCloudStore>());
    }

    /// <summary>
    /// Adds a store for the values of a cloud server's rooms. Call it before what starts that server, so that the store is
    /// open before it starts and until it has stopped.
    /// </summary>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static IServiceCollection AddSqliteRoomStore(this IServiceCollection services, SqliteRoomStoreOptions options)
    {
        AddOptions(services, options);
        return services.AddStore<SqliteRoomStore>();
    }

    /// <summary>Keeps answers of upstreams in an SQLite file too. Call it before <c>AddUpstreamClient</c>.</summary>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static IServiceCollection AddSqliteUpstreamCache(this IServiceCollection services, SqliteUpstreamCacheOptions options)
    {
        AddOptions(services, options);
        return services
            .AddSingleton<SqliteUpstreamCache>()
            .AddSingleton<IUpstreamCache>(provider => provider.GetRequiredService<SqliteUpstreamCache>());
    }

    /// <summary>
    /// Adds the local ScratchDB, and lets it remember what is seen. It is <see cref="IScratchStats"/> unless there is another
    /// one already, and replaces other <see cref="IScratchSightings"/>.
    /// </summary>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static IServiceCollection AddLocalScratchStats(this IServiceCollection services, LocalStatsOptions options)
    {
        AddOptions(services, options);
        services.TryAddSingleton<IScratchStats>(provider => provider.GetRequiredService<LocalScratchStats>());
        return services
            .AddSingleton<LocalScratchStats>()
            .AddSingleton<LocalSightings>()
            .Replace(ServiceDescriptor.Singleton<IScratchSightings>(provider => provider.GetRequiredService<LocalSightings>()))
            .AddSingleton<IHostedService, LocalStatsLifetime>();
    }

    private static void AddOptions<TOptions>(IServiceCollection services, TOptions options)
        where TOptions : class
    {
        services.Check(options);
        services.AddSingleton(options).TryAddSingleton(TimeProvider.System);
    }
}
