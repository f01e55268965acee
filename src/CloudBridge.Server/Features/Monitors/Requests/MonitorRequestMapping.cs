namespace CloudBridge.Server.Features.Monitors.Requests;

/// <summary>Adds the requests about monitors.</summary>
internal static class MonitorRequestMapping
{
    public static ICloudBridgeBuilder MapMonitorRequests(this ICloudBridgeBuilder bridge)
    {
        bridge.MapGroup().AddFilter(MonitorGate.Filter).MapRequests<MonitorRequests>().MapRequests<MonitorUserRequests>().MapRequests<MonitorAlertRequests>();
        return bridge;
    }
}
