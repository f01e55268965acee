using CloudBridge.CloudServer;
using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Server.Features.CloudStorage;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Features.Clouds.Scratch;
using CloudBridge.Server.Features.Monitors;
using CloudBridge.Server.Features.Monitors.Egress;
using CloudBridge.Server.Http;

namespace CloudBridge.Server.Features.Clouds;

/// <summary>What must be right between settings that are right by themselves.</summary>
internal static class ServerOptionsRules
{
    private const int SmallestValue = 32;

    public static IEnumerable<ConfigurationFault> Faults(ServerConfiguration configuration)
    {
        var options = configuration.Options;
        return Ports(options)
            .Concat(CloudServerRules.Faults(options))
            .Concat(HttpRules.Faults(options.Http, options.CloudServer))
            .Concat(Lookup(configuration))
            .Concat(EgressRules.Faults(options.Egress))
            .Concat(MonitorsRules.Faults(options))
            .Concat(CloudStorageRules.Faults(options))
            .Concat(ForbiddenNamesRules.Faults(configuration))
            .Concat(options.Clouds.Where(cloud => cloud.Value.Enabled).SelectMany(cloud => OfCloud(cloud.Key, cloud.Value, options, configuration)));
    }

    private static IEnumerable<ConfigurationFault> Ports(ServerOptions options)
    {
        if (options.RunsCloudServer && options.Http.Port != 0 && options.Http.Port == options.CloudServer.Port)
        {
            yield return new("Http:Port", $"is {options.Http.Port}, and so is CloudServer:Port; each needs a port of its own.", Example: "Http:Port=8080");
        }
    }

    private static IEnumerable<ConfigurationFault> Lookup(ServerConfiguration configuration)
    {
        var names = Enum.GetNames<Upstream>();
        foreach (var name in configuration.Root.GetSection(SettingTree.Upstream).GetChildren().Select(upstream => upstream.Key).Where(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            yield return new($"{SettingTree.Upstream}:{name}", "is not known.", Allowed: string.Join(", ", names), Example: $"{SettingTree.Upstream}:{Suggestion.Nearest(name, names) ?? names[0]}:Enabled=false");
        }

        var lookup = configuration.Options.Lookup;
        foreach (var (upstream, options) in lookup.Upstreams)
        {
            if (options.BaseUrl is { } address && !UpstreamsOptionsRules.IsUsable(address))
            {
                yield return new($"{SettingTree.Upstream}:{upstream}:BaseUrl", "has a query, a fragment or a password, behind which no path can be put.", Example: $"{SettingTree.Upstream}:{upstream}:BaseUrl={address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)}");
            }

            if (options.Enabled == true && !lookup.AcceptTerms && !lookup.Demo && UpstreamHosts.NeedsTerms(options.BaseUrl ?? UpstreamHosts.Of(upstream)))
            {
                yield return new($"{SettingTree.Lookup}:AcceptTerms", $"is not set, and {SettingTree.Upstream}:{upstream}:Enabled=true would ask a server of Scratch, whose terms of use forbid other software than its own. Read them, and decide yourself.", Example: $"{SettingTree.Lookup}:AcceptTerms=true");
            }
        }
    }

    private static IEnumerable<ConfigurationFault> OfCloud(string name, CloudOptions cloud, ServerOptions options, ServerConfiguration configuration)
    {
        var key = $"{SettingTree.Cloud}:{name}";
        var isFaulty = configuration.Faults.Any(fault => fault.Key.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));
        if (cloud.Projects.Count == 0 && !isFaulty)
        {
            yield return new($"{key}:Projects", "is empty; name at least one project to join, or disable the cloud.", Example: $"{key}:Projects=demo");
        }

        if (cloud is { Url: null, Kind: not (CloudKind.Embedded or CloudKind.Scratch) } && !isFaulty)
        {
            yield return new($"{key}:Url", "is not set.", Allowed: "an address that begins with ws:// or wss://", Example: $"{key}:Url=wss://example.org/");
        }

        if (cloud is { Url: null, Kind: CloudKind.Embedded } && !options.RunsCloudServer && !isFaulty)
        {
            yield return new($"{key}:Url", $"is not set, and the embedded cloud server it would lead to is off. Set it, or CloudServer:Enabled=true, or {key}:Enabled=false.");
        }

        if (cloud is { Kind: CloudKind.TurboWarp, Contact: null or "" })
        {
            yield return new($"{key}:Contact", "is not set; TurboWarp wants to know how to reach whoever runs a bot.", Allowed: "an e-mail or web address", Example: $"{key}:Contact=me@example.org");
        }

        if (UsesOwnServer(cloud, options) && options.CloudServer.Profile == CloudServerProfile.Scratch)
        {
            yield return new($"{key}:Kind", "is Embedded, but the embedded cloud server plays Scratch, where nobody gets in without an account.", Example: $"{key}:Enabled=false");
        }

        foreach (var fault in Patterns(key, cloud, options))
        {
            yield return fault;
        }

        foreach (var fault in isFaulty ? [] : ScratchRules.Faults(key, cloud))
        {
            yield return fault;
        }

        if (UsesOwnServer(cloud, options) && (cloud.ValueLength ?? SmallestValue) > options.CloudServer.MaxValueLength)
        {
            yield return new($"{key}:ValueLength", $"is more than the {options.CloudServer.MaxValueLength} characters that CloudServer:MaxValueLength lets through.", Example: "CloudServer:MaxValueLength=100000");
        }
    }

    private static IEnumerable<ConfigurationFault> Patterns(string key, CloudOptions cloud, ServerOptions options)
    {
        if (cloud.Projects.FirstOrDefault(RoomPattern.IsPattern) is not { } pattern)
        {
            yield break;
        }

        if (!UsesOwnServer(cloud, options))
        {
            yield return new($"{key}:Projects", $"has the pattern {pattern}, but only the embedded cloud server tells the bridge which rooms have players; no other cloud says what is played on it. Name the ids.", Example: $"{key}:Projects={RoomPattern.ExampleOf(pattern)}");
        }
        else if (cloud.MaxPatternRooms >= options.CloudServer.MaxRooms)
        {
            yield return new($"{key}:MaxPatternRooms", $"is {cloud.MaxPatternRooms}, and CloudServer:MaxRooms only {options.CloudServer.MaxRooms}: rooms that the bridge has not left yet would keep new players out. It must be less.", Example: $"CloudServer:MaxRooms={cloud.MaxPatternRooms + 1}");
        }
    }

    private static bool UsesOwnServer(CloudOptions cloud, ServerOptions options) =>
        cloud is { Url: null, Kind: CloudKind.Embedded } && options.RunsCloudServer;
}
