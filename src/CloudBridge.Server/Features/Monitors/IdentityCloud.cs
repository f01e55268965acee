using CloudBridge.Server.Features.Clouds;

namespace CloudBridge.Server.Features.Monitors;

/// <summary>The cloud whose log tells who somebody is.</summary>
/// <param name="Name">Its name, as configured.</param>
/// <param name="Project">A project of it in which people sign in.</param>
internal sealed record IdentityCloud(string Name, string Project)
{
    /// <summary>The configured one, or the only one with a log; null when there is none.</summary>
    public static IdentityCloud? Of(ServerOptions options)
    {
        var withLog = options.Clouds.Where(cloud => cloud.Value is { Enabled: true, Kind: CloudKind.Scratch, Projects.Count: > 0 }).ToArray();
        var found = options.Monitors.IdentityCloud is { } name
            ? withLog.Where(cloud => cloud.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).ToArray()
            : withLog;
        return found is [var only] ? new(only.Key, only.Value.Projects[0]) : null;
    }
}
