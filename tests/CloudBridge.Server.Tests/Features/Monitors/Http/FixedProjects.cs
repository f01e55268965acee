using CloudBridge.Hosting;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

/// <summary>A bridge that is in one project.</summary>
internal sealed class FixedProjects : ICloudBridgeStatus
{
    public IReadOnlyList<ProjectStatus> Projects { get; } = [new("Scratch", "123456789", ProjectState.Live, 0)];

    public int WaitingRequests => 0;
}
