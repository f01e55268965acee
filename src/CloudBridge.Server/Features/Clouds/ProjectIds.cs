using CloudBridge.Clouds;

namespace CloudBridge.Server.Features.Clouds;

/// <summary>Which projects a cloud's bridge answers in.</summary>
internal static class ProjectIds
{
    /// <summary>True when an id is one of those of the cloud, or a pattern of it matches.</summary>
    public static bool Serves(CloudOptions cloud, string project) =>
        cloud.Projects.Any(served => RoomPattern.IsPattern(served) ? RoomPattern.Matches(served, project) : served == project);
}
