namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>A fact about the target of a monitor that is true until its owner changes it or the target does.</summary>
/// <param name="MonitorId">Of which monitor.</param>
/// <param name="StoreAsync">Stores it.</param>
internal readonly record struct TargetFact(long MonitorId, Func<IMonitorStore, CancellationToken, ValueTask> StoreAsync);
