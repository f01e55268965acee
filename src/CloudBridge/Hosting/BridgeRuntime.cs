using CloudBridge.Connections;
using CloudBridge.Connections.Lifecycle;
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
        ICloudAccounts accounts,
        HandshakeLimiter limiter,
        TimeProvider time,
        BridgeMetrics metrics,
        ILogger<ProjectSession> logger)
    {
        Services = services;
        Sessions =
        [
            .. from cloud in options.Value.Clouds
               where cloud.Value.Enabled
               let account = accounts.Find(cloud.Key, cloud.Value)
               from project in cloud.Value.Projects
               let link = new ProjectLink(cloud.Key, cloud.Value, project, services)
               let entrance = new ProjectEntrance(sockets, account, limiter, time, logger)
               select new ProjectSession(link, entrance, account?.Log, time, metrics, logger),
        ];
    }

    public ProjectServices Services { get; }

    public IReadOnlyList<ProjectSession> Sessions { get; }

    public RequestWorkers Workers => Services.Workers;

    public IReadOnlyList<ProjectStatus> Projects =>
        [.. Sessions.Select(session => new ProjectStatus(session.Link.CloudName, session.Link.ProjectId, session.State, session.Link.Outbox.Queued) { Proof = session.Link.Hearing.Proof })];

    public int WaitingRequests => Workers.Waiting;
}
