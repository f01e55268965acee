namespace CloudBridge.Monitors;

/// <summary>The number of monitors an account may make; checked in the transaction that adds one.</summary>
/// <param name="MaxMonitors">Monitors it may have.</param>
/// <param name="MaxCreationsPerDay">Monitors it may make within 24 h, deleted ones too.</param>
/// <param name="MaxPerHost">Monitors that all users together may have on one host.</param>
public sealed record MonitorQuota(int MaxMonitors, int MaxCreationsPerDay, int MaxPerHost)
{
    /// <summary>No limit that anybody would reach.</summary>
    public static MonitorQuota None { get; } = new(int.MaxValue, int.MaxValue, int.MaxValue);
}
