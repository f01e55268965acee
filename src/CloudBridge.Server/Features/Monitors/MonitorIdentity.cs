using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;

namespace CloudBridge.Server.Features.Monitors;

/// <summary>
/// The one cloud whose log tells who somebody is, and so names the owners of monitors: the same name on two clouds may be
/// two people.
/// </summary>
/// <param name="Cloud">Its name, as configured; null when there is none.</param>
/// <param name="Project">A project of it in which people sign in.</param>
internal sealed record MonitorIdentity(string? Cloud, string? Project = null)
{
    /// <summary>The cloud that a configuration without faults chooses, or the only one with a log.</summary>
    public static MonitorIdentity Of(ServerConfiguration configuration)
    {
        var chosen = configuration.Get<MonitorsOptions>(MonitorsOptions.Section).IdentityCloud;
        var found = configuration.Clouds()
            .Where(cloud => cloud.Value is { Enabled: true, Kind: CloudKind.Scratch, Projects.Count: > 0 })
            .Where(cloud => chosen is null || cloud.Key.Equals(chosen, StringComparison.OrdinalIgnoreCase))
            .ToArray();
        return found is [var only] ? new(only.Key, only.Value.Projects[0]) : new(Cloud: null);
    }

    /// <summary>True when names from a cloud count.</summary>
    public bool Counts(string cloud) => string.Equals(cloud, Cloud, StringComparison.OrdinalIgnoreCase);
}
