namespace CloudBridge.Monitors;

/// <summary>A monitor and how it is now.</summary>
/// <param name="Definition">What is stored.</param>
/// <param name="Status">How it is; made from what is stored when it is not watched yet.</param>
public sealed record MonitorView(MonitorDefinition Definition, MonitorStatus Status);
