using CloudBridge.Clouds;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Features.Clouds;

/// <summary>Who may have how many of the sockets that the system allows this process.</summary>
/// <param name="Web">Connections to the web pages.</param>
/// <param name="Cloud">Clients of the cloud server, which may have a quarter more that are still coming.</param>
/// <param name="Checks">Checks under way.</param>
internal sealed record DescriptorBudget(int Web, int Cloud, int Checks)
{
    // Databases, log files, connections to others, and what the runtime has open itself.
    private const int Own = 256;
    private const int Most = 10_000_000;

    /// <summary>Shares of a limit; null when there is no limit. Each project has a socket of its own.</summary>
    public static DescriptorBudget? Of(int? limit, int projects)
    {
        if (limit is not { } all)
        {
            return null;
        }

        var left = Math.Max(Math.Min(all, Most) - Own - projects, Own / 2);
        return new DescriptorBudget(left / 8, left / 5 * 3, left / 8);
    }

    /// <summary>
    /// Clients of the cloud server that one address may have: at most half of those that are still coming, as those that
    /// say nothing are.
    /// </summary>
    public int CloudOfOneAddress(int wanted) => Math.Min(wanted, Cloud / 8);

    /// <summary>
    /// Rooms that may be joined by patterns within a limit: each takes a socket of the bridge, and one of the cloud
    /// server's.
    /// </summary>
    public static int PatternRooms(int? limit, int wanted) =>
        limit is { } all ? Math.Clamp((Math.Min(all, Most) - Own) / 4, 1, wanted) : wanted;

    /// <summary>The shares of a server with these clouds.</summary>
    public static DescriptorBudget? Of(IEnumerable<CloudOptions> clouds)
    {
        var limit = DescriptorLimit.Read();
        return Of(limit, clouds.Where(cloud => cloud.Enabled).Sum(cloud => MostSockets(cloud, limit)));
    }

    private static int MostSockets(CloudOptions cloud, int? limit) =>
        cloud.Projects.Count + (cloud.Projects.Any(RoomPattern.IsPattern) ? PatternRooms(limit, cloud.MaxPatternRooms) : 0);
}
