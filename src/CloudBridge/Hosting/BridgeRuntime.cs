using CloudBridge.Connections;
using CloudBridge.Diagnostics;
using CloudBridge.Dispatch;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CloudBridge.Hosting;

/// <summary>The projects of a bridge and what they share.</summary>
internal sealed class BridgeRuntime : ICloudBridgeStatus
{
    public BridgeRuntime(
        IOptions<CloudBridgeOptions> options,
        ProjectServices services,
        IWebSocketConnectionFactory sockets,
        TimeProvider time,
        BridgeMetrics metrics,
        ILogger<ProjectSession> logger)
    {
        Services = services;
        Sessions =
        [
            .. from cloud in options.Value.Clouds
               where cloud.Value.Enabled
               from project in cloud.Value.Projects
               let link = new ProjectLink(cloud.Key, cloud.Value, project, services)
               select new ProjectSession(link, sockets, time, metrics, logger),
        ];
    }

    public ProjectServices Services { get; }

    public IReadOnlyList<ProjectSession> Sessions { get; }

    public RequestWorkers Workers => Services.Workers;

    public IReadOnlyList<ProjectStatus> Projects =>
        [.. Sessions.Select(session => new ProjectStatus(session.Link.CloudName, session.Link.ProjectId, session.State, session.Link.Outbox.Queued))];

    public int WaitingRequests => Workers.Waiting;
}
