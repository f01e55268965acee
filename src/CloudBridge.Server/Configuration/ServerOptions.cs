using CloudBridge.CloudServer;
using CloudBridge.Server.Configuration.Settings;

namespace CloudBridge.Server.Configuration;

/// <summary>The configuration as objects. Read it only when it has no faults.</summary>
internal sealed record ServerOptions(
    DataOptions Data,
    HttpOptions Http,
    bool RunsCloudServer,
    CloudServerOptions CloudServer,
    IReadOnlyDictionary<string, CloudOptions> Clouds,
    RequestOptions Requests,
    JournalOptions Journal)
{
    public static ServerOptions From(IConfiguration configuration) => new(
        Read<DataOptions>(configuration, SettingTree.Data),
        Read<HttpOptions>(configuration, SettingTree.Http),
        Read<EmbeddedCloudOptions>(configuration, SettingTree.CloudServer).Enabled,
        Read<CloudServerOptions>(configuration, SettingTree.CloudServer),
        configuration.GetSection(SettingTree.Cloud).GetChildren().ToDictionary(cloud => cloud.Key, cloud => cloud.Get<CloudOptions>() ?? new()),
        Read<RequestOptions>(configuration, SettingTree.Requests),
        Read<JournalOptions>(configuration, SettingTree.Journal));

    private static T Read<T>(IConfiguration configuration, string section)
        where T : new() => configuration.GetSection(section).Get<T>() ?? new T();
}
