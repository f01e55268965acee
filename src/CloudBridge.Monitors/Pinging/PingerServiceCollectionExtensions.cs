using System.ComponentModel.DataAnnotations;
using CloudBridge.Monitors.Pinging;
using CloudBridge.Monitors.Pinging.Events;
using CloudBridge.Monitors.Pinging.Observing;
using CloudBridge.Monitors.Pinging.Running;
using CloudBridge.Monitors.Pinging.Scheduling;
using CloudBridge.Monitors.Pinging.Updating;
using CloudBridge.Monitors.Policies;
using CloudBridge.Monitors.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Monitors;

/// <summary>Adds the pinger to an application.</summary>
public static class PingerServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IPinger"/> and runs it with the host. Needs an <see cref="IProbe"/>, an <see cref="IMonitorStore"/> and an
    /// <see cref="IHistoryStore"/>; call it after what opens the stores, so that they are open until the pinger has stopped.
    /// </summary>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static IServiceCollection AddPinger(this IServiceCollection services, PingerOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<INetworkState, SystemNetworkState>();
        return services
            .AddSingleton(options)
            .AddRunning()
            .AddUpdating()
            .AddSingleton<IPinger, Pinger>()
            .AddSingleton<IHostedService, PingerService>();
    }

    private static IServiceCollection AddRunning(this IServiceCollection services) => services
        .AddSingleton<CheckScheduler<WatchedMonitor>>()
        .AddSingleton<TargetRegistry>()
        .AddSingleton<CheckGate>()
        .AddSingleton<TargetFetcher>()
        .AddSingleton<ObserverGuard>()
        .AddSingleton<ReferenceWatch>()
        .AddSingleton<CheckRunner>();

    private static IServiceCollection AddUpdating(this IServiceCollection services) => services
        .AddSingleton(new StatePolicy())
        .AddSingleton<PingerMetrics>()
        .AddSingleton<EventHub>()
        .AddSingleton<MonitorRegistry>()
        .AddSingleton<CrossChecks>()
        .AddSingleton<MonitorLoader>()
        .AddSingleton<LastChecks>()
        .AddSingleton<StateSetter>()
        .AddSingleton<HistoryWriter>()
        .AddSingleton<TransitionWriter>()
        .AddSingleton<FactWriter>()
        .AddSingleton<HistoryMaintenance>()
        .AddSingleton<IResultSink, StoreSink>()
        .AddSingleton<ResultUpdater>();
}
