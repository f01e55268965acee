using CloudBridge.Sprites;

namespace CloudBridge.Server.Features.Clouds;

/// <summary>The names of the cloud variables of a configured cloud, as whatever is made for it or speaks to it uses them.</summary>
internal static class CloudVariables
{
    private const int MostAnswers = 9;

    public static SpriteVariables Of(CloudOptions cloud)
    {
        var answers = cloud.ResponseVariables.Count > 0 ? [.. cloud.ResponseVariables] : SpriteVariables.Usual.Answers;
        return new SpriteVariables(cloud.RequestVariable, answers).WithAnswers(MostAnswers);
    }

    /// <summary>Those of the configured cloud at an address, as a client on this machine names it; the usual ones when there is none.</summary>
    public static SpriteVariables At(ServerOptions options, Uri address)
    {
        var cloud = options.Clouds.Values.FirstOrDefault(cloud => cloud.Enabled && (cloud.Url == address || IsOurs(cloud)));
        return cloud is null ? SpriteVariables.Usual : Of(cloud);

        bool IsOurs(CloudOptions cloud) => cloud.Kind == CloudKind.Embedded && address.IsLoopback && address.Port == options.CloudServer.Port;
    }

    /// <summary>Those of the cloud of this name, or of the first when none is given; null when there is none of this name.</summary>
    public static SpriteVariables? Of(ServerOptions options, string? name)
    {
        var clouds = options.Clouds.Where(cloud => cloud.Value.Enabled && (name is null || cloud.Key.Equals(name, StringComparison.OrdinalIgnoreCase))).Select(cloud => cloud.Value).ToList();
        return clouds.Count > 0 ? Of(clouds[0]) : name is null ? SpriteVariables.Usual : null;
    }
}
