using CloudBridge.Monitors;
using CloudBridge.Server.Features.Monitors.Http.Answers;

namespace CloudBridge.Server.Features.Monitors.Http.Events;

/// <summary>The data of an event.</summary>
/// <param name="Monitor">The number of the monitor.</param>
/// <param name="Status">How it is now; null when it is gone.</param>
internal sealed record EventJson(long Monitor, StatusJson? Status)
{
    public static EventJson Of(MonitorEvent happened) =>
        new(happened.MonitorId, happened.Status is { } status ? StatusJson.Of(status) : null);
}
