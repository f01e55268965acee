using CloudBridge.Monitors;
using CloudBridge.Monitors.Alerts.Sending;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging;
using CloudBridge.Monitors.Pinging.Probes;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Monitors.Egress;
using CloudBridge.Server.Features.Monitors.Http;
using CloudBridge.Server.Features.Monitors.Requests;
using CloudBridge.Storage;

namespace CloudBridge.Server.Features.Monitors;

/// <summary>Web addresses watched for players, with the guard on everything that is asked on their behalf.</summary>
internal sealed class MonitorsFeature : IServerFeature
{
    public IEnumerable<SettingProperty> Sections =>
    [
        new(MonitorsOptions.Section, OptionsSection.Of(new MonitorsOptions()), "Whether and how web addresses are watched for players."),
        new(EgressOptions.Section, OptionsSection.Of(new EgressOptions()), "What may be asked on behalf of users: monitors and alerts."),
    ];

    /// <summary>True where there are monitors, and so accounts with keys.</summary>
    public static bool IsOn(ServerConfiguration configuration) => configuration.Get<MonitorsOptions>(MonitorsOptions.Section).Enabled;

    public bool IsEnabled(ServerConfiguration configuration) => IsOn(configuration);

    public IEnumerable<ConfigurationFault> FaultsOf(ServerConfiguration configuration) =>
        EgressRules.Faults(configuration.Get<EgressOptions>(EgressOptions.Section)).Concat(MonitorsRules.Faults(configuration));

    public void Add(IServiceCollection services, ServerConfiguration configuration)
    {
        var options = configuration.Get<MonitorsOptions>(MonitorsOptions.Section);
        var egress = configuration.Get<EgressOptions>(EgressOptions.Section);
        services.AddEgress(egress);
        AddStores(services, options.ConnectionString, configuration.DataFolder);
        AddProbe(services, options, EgressServices.UserAgent(egress));
        services.AddPinger(PingerOptions(options, DescriptorBudget.Of(configuration.Clouds().Values)))
            .AddSingleton(MonitorIdentity.Of(configuration))
            .AddSingleton<IUserFacts, ScratchUserFacts>()
            .AddMonitorService(RulesOf(options))
            .AddMonitorJanitor()
            .AddSingleton<ICloudPush, CloudPush>()
            .AddAlerts()
            .AddMonitorApi();
    }

    public void MapRequests(ICloudBridgeBuilder requests) => requests.MapMonitorRequests();

    public void Use(WebApplication app) => app.UseMonitorApi();

    public void MapRoutes(WebApplication app) => app.MapMonitorApi();

    private static MonitorRules RulesOf(MonitorsOptions options) => new()
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
    private static IServiceCollection AddStores(IServiceCollection services, string? postgres, DataFolder folder) =>
        postgres is null
        ? services
            .AddSqliteMonitorStores(new SqliteMonitorStoreOptions { Folder = folder.Path })
            .AddSqliteHistory(new SqliteHistoryOptions { Folder = folder.Path })
        : services
            .AddPostgresMonitorStores(new PostgresMonitorStoreOptions { ConnectionString = postgres })
            .AddPostgresHistory(new PostgresHistoryOptions { ConnectionString = postgres });

    private static void AddProbe(IServiceCollection services, MonitorsOptions options, string userAgent) =>
        services.AddSingleton<IProbe>(provider => new HttpProbe(
            provider.GetRequiredService<IEgressDialer>(),
            new HttpProbeOptions
            {
                UserAgent = userAgent,
                MaxRedirects = options.MaxRedirects,
                MaxHeadKilobytes = options.MaxHeadKilobytes,
                MaxBodyKilobytes = options.MaxTextKilobytes,
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
