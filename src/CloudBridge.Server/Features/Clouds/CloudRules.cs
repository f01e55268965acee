using CloudBridge.CloudServer;
using CloudBridge.Clouds;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds.Scratch;
using CloudBridge.Server.Http;

namespace CloudBridge.Server.Features.Clouds;

/// <summary>The rules about the clouds to join, and about the port of the one inside this process.</summary>
internal static class CloudRules
{
    private const int SmallestValue = 32;

    public static IEnumerable<ConfigurationFault> Faults(ServerConfiguration configuration)
    {
        var own = configuration.RunsCloudServer() ? configuration.CloudServer() : null;
        return Ports(configuration.Get<HttpOptions>(HttpOptions.Section), own)
            .Concat(configuration.Clouds().Where(cloud => cloud.Value.Enabled).SelectMany(cloud => OfCloud(cloud.Key, cloud.Value, own, configuration)));
    }

    private static IEnumerable<ConfigurationFault> Ports(HttpOptions http, CloudServerOptions? own)
    {
        if (http.Port != 0 && http.Port == own?.Port)
        {
            yield return new("Http:Port", $"is {http.Port}, and so is CloudServer:Port; each needs a port of its own.", Example: "Http:Port=8080");
        }
    }

    private static IEnumerable<ConfigurationFault> OfCloud(
        string name,
        CloudOptions cloud,
        CloudServerOptions? own,
        ServerConfiguration configuration)
    {
        var key = $"{CloudSections.Cloud}:{name}";
        var isFaulty = configuration.Faults.Any(fault => fault.Key.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));
        if (cloud.Projects.Count == 0 && !isFaulty)
        {
            yield return new($"{key}:Projects", "is empty; name at least one project to join, or disable the cloud.", Example: $"{key}:Projects=demo");
        }

        if (cloud is { Url: null, Kind: not (CloudKind.Embedded or CloudKind.Scratch) } && !isFaulty)
        {
            yield return new($"{key}:Url", "is not set.", Allowed: "an address that begins with ws:// or wss://", Example: $"{key}:Url=wss://example.org/");
        }

        if (cloud is { Url: null, Kind: CloudKind.Embedded } && own is null && !isFaulty)
        {
            yield return new(
                $"{key}:Url",
                $"is not set, and the embedded cloud server it would lead to is off. Set it, or CloudServer:Enabled=true, or {key}:Enabled=false.");
        }

        if (cloud is { Kind: CloudKind.TurboWarp, Contact: null or "" })
        {
            yield return new(
                $"{key}:Contact",
                "is not set; TurboWarp wants to know how to reach whoever runs a bot.",
                Allowed: "an e-mail or web address",
                Example: $"{key}:Contact=me@example.org");
        }

        foreach (var fault in OnOwnServer(key, cloud, own))
        {
            yield return fault;
        }

        foreach (var fault in isFaulty ? [] : ScratchAccountRules.Faults(key, cloud))
        {
            yield return fault;
        }
    }

    private static IEnumerable<ConfigurationFault> OnOwnServer(string key, CloudOptions cloud, CloudServerOptions? own)
    {
        if (cloud is not { Url: null, Kind: CloudKind.Embedded } || own is null)
        {
            return cloud.Projects.FirstOrDefault(RoomPattern.IsPattern) is { } pattern ? [NoPattern(key, pattern)] : [];
        }

        return OnOwnServer(key, cloud, own, cloud.Projects.Any(RoomPattern.IsPattern));
    }

    private static IEnumerable<ConfigurationFault> OnOwnServer(
        string key,
        CloudOptions cloud,
        CloudServerOptions own,
        bool hasPattern)
    {
        if (own.Profile == CloudServerProfile.Scratch)
        {
            yield return new(
                $"{key}:Kind",
                "is Embedded, but the embedded cloud server plays Scratch, where nobody gets in without an account.",
                Example: $"{key}:Enabled=false");
        }

        if (hasPattern && cloud.MaxPatternRooms >= own.MaxRooms)
        {
            yield return new(
                $"{key}:MaxPatternRooms",
                $"is {cloud.MaxPatternRooms}, and CloudServer:MaxRooms only {own.MaxRooms}: rooms that the bridge has not left yet would keep new "
                    + "players out. It must be less.",
                Example: $"CloudServer:MaxRooms={cloud.MaxPatternRooms + 1}");
        }

        if ((cloud.ValueLength ?? SmallestValue) > own.MaxValueLength)
        {
            yield return new(
                $"{key}:ValueLength",
                $"is more than the {own.MaxValueLength} characters that CloudServer:MaxValueLength lets through.",
                Example: "CloudServer:MaxValueLength=100000");
        }
    }

    private static ConfigurationFault NoPattern(string key, string pattern) => new(
        $"{key}:Projects",
        $"has the pattern {pattern}, but only the embedded cloud server tells the bridge which rooms have players; no other cloud says what is played "
            + "on it. Name the ids.",
        Example: $"{key}:Projects={RoomPattern.ExampleOf(pattern)}");
}
