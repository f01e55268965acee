using System.Net;
using System.Net.Sockets;
using CloudBridge.CloudServer;
using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Features.Monitors;
using CloudBridge.Server.Features.Monitors.Egress;
using CloudBridge.Server.Features.Upstreams;

namespace CloudBridge.Server.Features.Demo;

/// <summary>
/// A server whose own cloud plays Scratch, with accounts and a cloud log: all that needs to know who asks can be tried
/// without an account anywhere.
/// </summary>
internal static class SimulatedScratch
{
    /// <summary>The project that the bridge joins.</summary>
    public const string Project = "104";

    /// <summary>The user of examples, who is an operator.</summary>
    public const string Player = "player1";

    private const string Cloud = "Scratch";
    private const string Bridge = "bridge";

    /// <summary>The settings; those given on the command line go before them.</summary>
    /// <param name="port">The port of the cloud server.</param>
    public static Dictionary<string, string?> Settings(int port)
    {
        var web = $"http://127.0.0.1:{port}/";
        var settings = new Dictionary<string, string?>
        {
            [$"{DataOptions.Section}:{nameof(DataOptions.Folder)}"] = "data-demo",
            [$"{EmbeddedCloudOptions.Section}:{nameof(CloudServerOptions.Port)}"] = $"{port}",
            [$"{EmbeddedCloudOptions.Section}:{nameof(CloudServerOptions.Profile)}"] = nameof(CloudServerProfile.Scratch),
            [$"{CloudSections.Cloud}:Embedded:{nameof(CloudOptions.Enabled)}"] = "false",
            [$"{UpstreamSections.Lookup}:{nameof(UpstreamsOptions.Demo)}"] = "true",
            [$"{MonitorsOptions.Section}:{nameof(MonitorsOptions.Operators)}:0"] = Player,
            [$"{EgressOptions.Section}:{nameof(EgressOptions.Allow)}:0"] = "127.0.0.0/8",
            [$"{EgressOptions.Section}:{nameof(EgressOptions.Allow)}:1"] = "::1/128",
            [$"{EgressOptions.Section}:{nameof(EgressOptions.AllowHighPorts)}"] = "true",
        };
        foreach (var (key, value) in CloudSettings(port, web))
        {
            settings[$"{CloudSections.Cloud}:{Cloud}:{key}"] = value;
        }

        return settings;
    }

    /// <summary>A port that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static (string Key, string Value)[] CloudSettings(int port, string web) =>
    [
        (nameof(CloudOptions.Kind), nameof(CloudKind.Scratch)),
        (nameof(CloudOptions.AcceptTerms), "true"),
        (nameof(CloudOptions.User), Bridge),
        (nameof(CloudOptions.Password), ScratchProfile.DemoPassword),
        ($"{nameof(CloudOptions.Projects)}:0", Project),
        (nameof(CloudOptions.Url), $"ws://127.0.0.1:{port}/"),
        (nameof(CloudOptions.SiteUrl), web),
        (nameof(CloudOptions.LogUrl), web),
    ];
}
