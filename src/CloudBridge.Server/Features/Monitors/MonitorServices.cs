using CloudBridge.Monitors;
using CloudBridge.Monitors.Alerts.Sending;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging;
using CloudBridge.Monitors.Pinging.Probes;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Monitors.Egress;
using CloudBridge.Storage;

namespace CloudBridge.Server.Features.Monitors;

/// <summary>Adds what watches web addresses for players.</summary>
internal static class MonitorServices
{
    /// <summary>Adds nothing where monitors are off.</summary>
    public static IServiceCollection AddMonitors(this IServiceCollection services, ServerOptions options, DataFolder folder) =>
        options.Monitors.Enabled
            ? services
                .AddEgress(options.Egress)
                .AddStores(options.Monitors.ConnectionString, folder)
                .AddProbe(options)
                .AddPinger(PingerOptions(options.Monitors, DescriptorBudget.Of(options)))
                .AddSingleton(MonitorIdentity.Of(options))
                .AddSingleton<IUserFacts, ScratchUserFacts>()
                .AddMonitorService(Rules(options.Monitors))
                .AddMonitorJanitor()
                .AddSingleton<ICloudPush, CloudPush>()
                .AddAlerts()
            : services;

    /// <summary>What a configuration lets users do.</summary>
    public static MonitorRules Rules(MonitorsOptions options) => new()
    {
        MaxPerUser = options.MaxPerUser,
        MaxPerNewUser = options.MaxPerNewUser,
        MaxCreationsPerDay = options.MaxCreationsPerDay,
        MaxPerHost = options.MaxPerHost,
        MinInterval = options.MinInterval,
        PauseWhenDownFor = options.PauseWhenDownFor,
        PauseWhenAbsentFor = options.PauseWhenAbsentFor,
        Operators = [.. options.Operators],
    };

    /// <summary>Accounts first, history apart; before the pinger, so that both are open until it has stopped.</summary>
    private static IServiceCollection AddStores(this IServiceCollection services, string? postgres, DataFolder folder) => postgres is null
        ? services
            .AddSqliteMonitorStores(new SqliteMonitorStoreOptions { Folder = folder.Path })
            .AddSqliteHistory(new SqliteHistoryOptions { Folder = folder.Path })
        : services
            .AddPostgresMonitorStores(new PostgresMonitorStoreOptions { ConnectionString = postgres })
            .AddPostgresHistory(new PostgresHistoryOptions { ConnectionString = postgres });

    private static IServiceCollection AddProbe(this IServiceCollection services, ServerOptions options) =>
        services.AddSingleton<IProbe>(provider => new HttpProbe(
            provider.GetRequiredService<IEgressDialer>(),
            new HttpProbeOptions
            {
                UserAgent = EgressServices.UserAgent(options.Egress),
                MaxRedirects = options.Monitors.MaxRedirects,
                MaxHeadKilobytes = options.Monitors.MaxHeadKilobytes,
                MaxBodyKilobytes = options.Monitors.MaxTextKilobytes,
            },
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<HttpProbe>>()));

    private static PingerOptions PingerOptions(MonitorsOptions options, DescriptorBudget? budget) => new()
    {
        MaxChecks = Math.Min(options.MaxChecks, budget?.Checks ?? int.MaxValue),
        MaxChecksPerHost = options.MaxChecksPerHost,
        MaxChecksPerOwner = options.MaxChecksPerOwner,
        References = [.. options.References],
    };
}
