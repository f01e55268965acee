using System.Net;
using System.Net.Sockets;
using CloudBridge.CloudServer;
using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Monitors;
using CloudBridge.Server.Features.Monitors.Egress;

namespace CloudBridge.Server.Features.Demo;

/// <summary>A server whose own cloud plays Scratch, with accounts and a cloud log: all that needs to know who asks can be tried without an account anywhere.</summary>
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
            [$"{SettingTree.Data}:{nameof(DataOptions.Folder)}"] = "data-demo",
            [$"{SettingTree.CloudServer}:{nameof(CloudServerOptions.Port)}"] = $"{port}",
            [$"{SettingTree.CloudServer}:{nameof(CloudServerOptions.Profile)}"] = nameof(CloudServerProfile.Scratch),
            [$"{SettingTree.Cloud}:Embedded:{nameof(CloudOptions.Enabled)}"] = "false",
            [$"{SettingTree.Lookup}:{nameof(UpstreamsOptions.Demo)}"] = "true",
            [$"{SettingTree.Monitors}:{nameof(MonitorsOptions.Operators)}:0"] = Player,
            [$"{SettingTree.Egress}:{nameof(EgressOptions.Allow)}:0"] = "127.0.0.0/8",
            [$"{SettingTree.Egress}:{nameof(EgressOptions.Allow)}:1"] = "::1/128",
            [$"{SettingTree.Egress}:{nameof(EgressOptions.AllowHighPorts)}"] = "true",
        };
        foreach (var (key, value) in CloudSettings(port, web))
        {
            settings[$"{SettingTree.Cloud}:{Cloud}:{key}"] = value;
        }

        return settings;
    }

    /// <summary>Whether a configuration is such a demo.</summary>
    public static bool IsIn(ServerOptions options) => options is { RunsCloudServer: true, CloudServer.Profile: CloudServerProfile.Scratch };

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
