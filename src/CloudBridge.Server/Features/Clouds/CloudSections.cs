using CloudBridge.CloudServer;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds.Embedded;

namespace CloudBridge.Server.Features.Clouds;

/// <summary>The sections of the configuration about clouds, as objects.</summary>
internal static class CloudSections
{
    public const string Cloud = "Cloud";
    public const string Requests = "Requests";

    /// <summary>The clouds by their names; new objects each time, as a start fills in what is left out.</summary>
    public static IReadOnlyDictionary<string, CloudOptions> Clouds(this ServerConfiguration configuration) => configuration.GetNamed<CloudOptions>(Cloud);

    /// <summary>The options of the embedded cloud server, whether it runs or not.</summary>
    public static CloudServerOptions CloudServer(this ServerConfiguration configuration) =>
        configuration.Get<CloudServerOptions>(EmbeddedCloudOptions.Section);

    /// <summary>True where a cloud server runs inside this process.</summary>
    public static bool RunsCloudServer(this ServerConfiguration configuration) =>
        configuration.Get<EmbeddedCloudOptions>(EmbeddedCloudOptions.Section).Enabled;
}
