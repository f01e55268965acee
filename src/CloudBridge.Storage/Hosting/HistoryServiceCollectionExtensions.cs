using System.ComponentModel.DataAnnotations;
using CloudBridge.Monitors;
using CloudBridge.Storage.Engines;
using CloudBridge.Storage.History;
using CloudBridge.Storage.History.Postgres;
using CloudBridge.Storage.History.Sqlite;
using CloudBridge.Storage.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Storage;

/// <summary>Adds the history of checks to an application.</summary>
public static class HistoryServiceCollectionExtensions
{
    /// <summary>
    /// Keeps the history in an SQLite file of its own, as <see cref="IHistoryStore"/>. Call it before what pings, so that
    /// the history is open before that starts and until it has stopped. A damaged file is set aside at the start and
    /// whenever damage is found.
    /// </summary>
    public static IServiceCollection AddSqliteHistory(this IServiceCollection services, SqliteHistoryOptions options)
    {
        services.Check(options);
        return services.AddHistory(provider => new SqliteHistoryFile(
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SqliteHistoryFile>>(),
            provider.GetRequiredService<FolderClaims>()));
    }

    /// <summary>
    /// Keeps the history in a PostgreSQL schema of its own, as <see cref="IHistoryStore"/> . Call it before what pings.
    /// </summary>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static IServiceCollection AddPostgresHistory(this IServiceCollection services, PostgresHistoryOptions options)
    {
        services.Check(options);
        return services.AddHistory(provider => new PostgresHistorySchema(
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PostgresHistorySchema>>()));
    }

    private static IServiceCollection AddHistory(this IServiceCollection services, Func<IServiceProvider, ISqlEngine> engine) =>
        services
        .AddStore(
            provider => new HistoryStore(
                engine(provider),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<HistoryStore>>()))
        .AddSingleton<IHistoryStore>(provider => provider.GetRequiredService<HistoryStore>())
        .AddSingleton<IStoreHealth>(provider => provider.GetRequiredService<HistoryStore>());
}
