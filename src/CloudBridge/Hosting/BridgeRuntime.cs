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

    /// <summary>The projects that are meant by an id, with the name of a cloud and a slash before it or without; all for null.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public IReadOnlyList<ProjectLink> LinksOf(string? project)
    {
        var links = Sessions.Select(session => session.Link).Where(link => project is null || IsMeant(link, project)).ToArray();
        return links.Length > 0
            ? links
            : throw new InvalidOperationException(project is null ? "No project is configured." : $"No configured cloud has the project '{project}'.");
    }

    private static bool IsMeant(ProjectLink link, string project) =>
        link.ProjectId == project
        || (project.Length == link.CloudName.Length + 1 + link.ProjectId.Length
            && project.StartsWith(link.CloudName, StringComparison.OrdinalIgnoreCase)
            && project[link.CloudName.Length] == '/'
            && project.EndsWith(link.ProjectId, StringComparison.Ordinal));
}
