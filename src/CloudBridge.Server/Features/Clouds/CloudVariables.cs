using CloudBridge.Sprites;

namespace CloudBridge.Server.Features.Clouds;

/// <summary>
/// The names of the cloud variables of a configured cloud, as whatever is made for it or speaks to it uses them.
/// </summary>
internal static class CloudVariables
{
    private const int MostAnswers = 9;

    public static SpriteVariables Of(CloudOptions cloud)
    {
        var answers = cloud.ResponseVariables.Count > 0 ? [.. cloud.ResponseVariables] : SpriteVariables.Usual.Answers;
        return new SpriteVariables(cloud.RequestVariable, answers).WithAnswers(MostAnswers);
    }

    /// <summary>
    /// Those of the configured cloud at an address, as a client on this machine names it; the usual ones when there is
    /// none.
    /// </summary>
    /// <param name="clouds">The clouds of the configuration.</param>
    /// <param name="port">The port of the embedded cloud server.</param>
    /// <param name="address">The address of the cloud.</param>
    public static SpriteVariables At(IEnumerable<CloudOptions> clouds, int port, Uri address)
    {
        var cloud = clouds.FirstOrDefault(cloud => cloud.Enabled && (cloud.Url == address || IsOurs(cloud)));
        return cloud is null ? SpriteVariables.Usual : Of(cloud);

        bool IsOurs(CloudOptions cloud) => cloud.Kind == CloudKind.Embedded && address.IsLoopback && address.Port == port;
    }

    /// <summary>
    /// Those of the cloud of this name, or of the first when none is given; null when there is none of this name.
    /// </summary>
    public static SpriteVariables? Of(IEnumerable<KeyValuePair<string, CloudOptions>> clouds, string? name)
    {
        var found = clouds
            .Where(cloud => cloud.Value.Enabled && (name is null || cloud.Key.Equals(name, StringComparison.OrdinalIgnoreCase)))
            .Select(cloud => cloud.Value)
            .FirstOrDefault();
        return found is not null ? Of(found) : name is null ? SpriteVariables.Usual : null;
    }
}
