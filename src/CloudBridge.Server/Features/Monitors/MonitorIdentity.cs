using CloudBridge.Server.Features.Clouds;

namespace CloudBridge.Server.Features.Monitors;

/// <summary>The one cloud whose log names the owners of monitors: the same name on two clouds may be two people.</summary>
/// <param name="Cloud">Its name; null when there is none.</param>
internal sealed record MonitorIdentity(string? Cloud)
{
    /// <summary>The cloud that a configuration without faults chooses.</summary>
    public static MonitorIdentity Of(ServerOptions options) => new(IdentityCloud.Of(options)?.Name);

    /// <summary>Whether names from a cloud count.</summary>
    public bool Counts(string cloud) => string.Equals(cloud, Cloud, StringComparison.OrdinalIgnoreCase);
}
