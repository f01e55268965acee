using CloudBridge.Clouds;
using CloudBridge.Connections;
using CloudBridge.Connections.History;
using CloudBridge.Connections.Lifecycle;
using CloudBridge.Diagnostics;
using CloudBridge.Dispatch;
using CloudBridge.Rooms;
using CloudBridge.Wires.Topics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CloudBridge.Hosting;

/// <summary>The projects of a bridge and what they share.</summary>
internal sealed class BridgeRuntime : ICloudBridgeStatus, IDisposable
{
    private readonly IWebSocketConnectionFactory _sockets;
    private readonly HandshakeLimiter _limiter;
    private readonly TimeProvider _time;
    private readonly BridgeMetrics _metrics;
    private readonly ILogger<ProjectSession> _logger;
    private readonly string[] _cloudNames;

    public BridgeRuntime(
        IOptions<CloudBridgeOptions> options,
        ProjectServices services,
        IWebSocketConnectionFactory sockets,
        ICloudAccounts accounts,
        HandshakeLimiter limiter,
        TimeProvider time,
        BridgeMetrics metrics,
        ILogger<ProjectSession> logger,
        ILogger<RoomFollower> followerLogger)
    {
        (Services, _sockets, _limiter, _time, _metrics, _logger) = (services, sockets, limiter, time, metrics, logger);
        var clouds = options.Value.Clouds.Where(cloud => cloud.Value.Enabled).ToArray();
        _cloudNames = [.. clouds.Select(cloud => cloud.Key)];
        Named =
        [
            .. from cloud in clouds
               let account = accounts.Find(cloud.Key, cloud.Value)
               from project in cloud.Value.Projects
               where !RoomPattern.IsPattern(project)
               select NewSession(cloud.Key, cloud.Value, project, account),
        ];
        Followers =
        [
            .. from cloud in clouds
               where cloud.Value.Projects.Any(RoomPattern.IsPattern)
               select new RoomFollower(cloud.Key, cloud.Value, (project, gone) => NewRoom(cloud.Key, cloud.Value, project, gone), time, followerLogger),
        ];
    }

    public ProjectServices Services { get; }

    /// <summary>The values that were published to all projects, for rooms that are joined later.</summary>
    public CommonTopics Topics { get; } = new();

    /// <summary>The sessions of the projects that the operator has named, which are there for good.</summary>
    public IReadOnlyList<ProjectSession> Named { get; }

    /// <summary>Those who join the rooms that patterns match, one for each cloud with patterns.</summary>
    public IReadOnlyList<RoomFollower> Followers { get; }

    /// <summary>All sessions that there are now.</summary>
    public IReadOnlyList<ProjectSession> Sessions => Followers.Count == 0 ? Named : [.. Named, .. Followers.SelectMany(follower => follower.Sessions)];

    public RequestWorkers Workers => Services.Shared.Workers;

    public IReadOnlyList<ProjectStatus> Projects => [.. Sessions.Select(StatusOf)];

    public int WaitingRequests => Workers.Waiting;

    /// <summary>A project of a cloud; null when it is not joined.</summary>
    public ProjectChannel? Find(string cloud, string project)
    {
        var session = Named.FirstOrDefault(session => session.Channel.CloudName == cloud && session.Channel.ProjectId == project)
            ?? Followers.FirstOrDefault(follower => follower.CloudName == cloud)?.Find(project);
        return session?.Channel;
    }

    /// <summary>
    /// The projects that are meant by an id, with the name of a cloud and a slash before it or without; all for null, which
    /// may be none as long as no room has players.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public IReadOnlyList<ProjectChannel> ChannelsOf(string? project)
    {
        var channels = Sessions.Select(session => session.Channel).Where(channel => project is null || IsMeant(channel, project)).ToArray();
        return channels.Length > 0 || (project is null && Followers.Count > 0)
            ? channels
            : throw new InvalidOperationException(project is null ? "No project is configured." : $"No configured cloud has the project '{project}'.");
    }

    public void Dispose()
    {
        foreach (var follower in Followers)
        {
            follower.Dispose();
        }
    }

    private ProjectSession NewRoom(string name, CloudOptions cloud, string project, CancellationToken gone)
    {
        var session = NewSession(name, cloud, project, null, gone);
        Topics.GiveTo(session.Channel.Topics);
        return session;
    }

    private ProjectSession NewSession(
        string name,
        CloudOptions cloud,
        string project,
        ICloudAccount? account,
        CancellationToken gone = default)
    {
        var channel = new ProjectChannel(name, cloud, project, Services, gone);
        var connector = new ProjectConnector(_sockets, account, _limiter, _time, _logger);
        return new ProjectSession(channel, connector, account?.Log, _time, _metrics, _logger);
    }

    private static ProjectStatus StatusOf(ProjectSession session) =>
        new(session.Channel.CloudName, session.Channel.ProjectId, session.State, session.Channel.Downlink.Queued)
        {
            Proof = session.Channel.SocketHistory.Proof,
            IsByPattern = session.Channel.IsByPattern,
        };

    /// <summary>Whoever makes up the id of a room must get nothing that is meant for a project of another cloud.</summary>
    private bool IsMeant(ProjectChannel channel, string project) =>
        (channel.ProjectId == project && !(channel.IsByPattern && Array.Exists(_cloudNames, name => IsOn(name, project))))
        || (project.Length == channel.CloudName.Length + 1 + channel.ProjectId.Length
            && IsOn(channel.CloudName, project)
            && project.EndsWith(channel.ProjectId, StringComparison.Ordinal));

    private static bool IsOn(string cloud, string project) =>
        project.Length > cloud.Length && project.StartsWith(cloud, StringComparison.OrdinalIgnoreCase) && project[cloud.Length] == '/';
}
