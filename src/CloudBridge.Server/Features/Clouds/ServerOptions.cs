using CloudBridge.CloudServer;
using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Server.Features.CloudStorage;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Features.Journal;
using CloudBridge.Server.Features.Monitors;
using CloudBridge.Server.Features.Monitors.Egress;
using CloudBridge.Server.Features.ScratchDb;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Limiting;

namespace CloudBridge.Server.Features.Clouds;

/// <summary>The configuration as objects. Read it only when it has no faults.</summary>
internal sealed record ServerOptions(
    DataOptions Data,
    HttpOptions Http,
    EmbeddedCloudOptions EmbeddedCloud,
    CloudServerOptions CloudServer,
    IReadOnlyDictionary<string, CloudOptions> Clouds,
    RequestOptions Requests,
    JournalOptions Journal,
    UpstreamsOptions Lookup,
    StatsOptions Stats,
    CloudStorageOptions CloudStorage,
    MonitorsOptions Monitors,
    EgressOptions Egress,
    AccessOptions Access)
{
    /// <summary>Whether a cloud server runs inside this process.</summary>
    public bool RunsCloudServer => EmbeddedCloud.Enabled;

    public static ServerOptions From(IConfiguration configuration) => new(
        Read<DataOptions>(configuration, SettingTree.Data),
        Read<HttpOptions>(configuration, SettingTree.Http),
        Read<EmbeddedCloudOptions>(configuration, SettingTree.CloudServer),
        Read<CloudServerOptions>(configuration, SettingTree.CloudServer),
        configuration.GetSection(SettingTree.Cloud).GetChildren().ToDictionary(cloud => cloud.Key, cloud => cloud.Get<CloudOptions>() ?? new()),
        Read<RequestOptions>(configuration, SettingTree.Requests),
        Read<JournalOptions>(configuration, SettingTree.Journal),
        ReadLookup(configuration),
        Read<StatsOptions>(configuration, SettingTree.Stats),
        Read<CloudStorageOptions>(configuration, SettingTree.CloudStorage),
        Read<MonitorsOptions>(configuration, SettingTree.Monitors),
        Read<EgressOptions>(configuration, SettingTree.Egress),
        Read<AccessOptions>(configuration, SettingTree.Access));

    /// <summary>The cloud whose databases all use, as it is spelled among the clouds; null when each has its own.</summary>
    public string? SharedStoreOwner => CloudStorage is { Enabled: true, Shared: { } shared }
        ? Clouds.Keys.FirstOrDefault(name => name.Equals(shared, StringComparison.OrdinalIgnoreCase))
        : null;

    private static UpstreamsOptions ReadLookup(IConfiguration configuration)
    {
        var options = Read<UpstreamsOptions>(configuration, SettingTree.Lookup);
        foreach (var upstream in configuration.GetSection(SettingTree.Upstream).GetChildren())
        {
            if (Enum.TryParse<Upstream>(upstream.Key, ignoreCase: true, out var name))
            {
                options.Upstreams[name] = upstream.Get<UpstreamOptions>() ?? new();
            }
        }

        return options;
    }

    private static T Read<T>(IConfiguration configuration, string section)
        where T : new() => configuration.GetSection(section).Get<T>() ?? new T();
}
