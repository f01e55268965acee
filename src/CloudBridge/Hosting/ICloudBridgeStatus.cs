namespace CloudBridge.Hosting;

/// <summary>The state of the bridge, for health checks and pages.</summary>
public interface ICloudBridgeStatus
{
    /// <summary>Every project of every enabled cloud, and the rooms that are joined because patterns match them.</summary>
    IReadOnlyList<ProjectStatus> Projects { get; }

    /// <summary>Requests that wait for a worker.</summary>
    int WaitingRequests { get; }
}
