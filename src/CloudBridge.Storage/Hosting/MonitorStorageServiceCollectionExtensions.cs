using System.ComponentModel.DataAnnotations;
using CloudBridge.Monitors;
using CloudBridge.Storage.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage;

/// <summary>Adds the stores of monitors to an application.</summary>
public static class MonitorStorageServiceCollectionExtensions
{
    /// <summary>
    /// Keeps accounts, monitors, keys and alerts in the SQLite database of a data folder. Call it before what uses them, so
    /// that they are open before it starts and until it has stopped.
    /// </summary>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static IServiceCollection AddSqliteMonitorStores(this IServiceCollection services, SqliteMonitorStoreOptions options)
    {
        services.Check(options);
        return services.AddMonitorStores(provider => MonitorStores.InSqlite(
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MonitorStores>>(),
            provider.GetRequiredService<FolderClaims>()));
    }

    /// <summary>
    /// Keeps accounts, monitors, keys and alerts in a PostgreSQL database. Call it before what uses them, so that they are
    /// open before it starts and until it has stopped.
    /// </summary>
    /// <exception cref="ValidationException">An option is missing.</exception>
    public static IServiceCollection AddPostgresMonitorStores(
        this IServiceCollection services,
        PostgresMonitorStoreOptions options)
    {
        services.Check(options);
        return services.AddMonitorStores(provider => MonitorStores.InPostgres(
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MonitorStores>>()));
    }

    private static IServiceCollection AddMonitorStores(
        this IServiceCollection services,
        Func<IServiceProvider, MonitorStores> make) =>
        services
        .AddStore(make)
        .AddSingleton(provider => provider.GetRequiredService<MonitorStores>().Accounts)
        .AddSingleton(provider => provider.GetRequiredService<MonitorStores>().Monitors)
        .AddSingleton(provider => provider.GetRequiredService<MonitorStores>().Keys)
        .AddSingleton(provider => provider.GetRequiredService<MonitorStores>().Alerts)
        .AddSingleton<IStoreHealth>(provider => provider.GetRequiredService<MonitorStores>());
}
