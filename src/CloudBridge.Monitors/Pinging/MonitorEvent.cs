namespace CloudBridge.Monitors;

/// <summary>Something happened to a monitor.</summary>
/// <param name="Number">Grows by one with each event of this process, from 1.</param>
/// <param name="Kind">What.</param>
/// <param name="OwnerId">Whose monitor.</param>
/// <param name="MonitorId">Which.</param>
/// <param name="Status">How it is now; null when it is gone.</param>
public sealed record MonitorEvent(long Number, MonitorEventKind Kind, long OwnerId, long MonitorId, MonitorStatus? Status);
