using CloudBridge.Monitors.Alerts.Sending;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Monitors;

/// <summary>Adds the delivery of alerts to an application.</summary>
public static class AlertServiceCollectionExtensions
{
    /// <summary>
    /// Delivers what waits in the <see cref="IAlertStore"/> while the host runs. Needs an <see cref="ICloudPush"/>, and an
    /// <see cref="IAlertPost"/> or the guarded client; call it after what opens the stores.
    /// </summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAlertPost, EgressAlertPost>();
        return services.AddSingleton<AlertMetrics>().AddSingleton<AlertDelivery>().AddSingleton<IHostedService, AlertSender>();
    }
}
