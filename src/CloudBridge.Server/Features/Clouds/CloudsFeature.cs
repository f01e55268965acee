using CloudBridge.CloudServer;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Features.Clouds.Scratch;
using CloudBridge.Server.Program;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Features.Clouds;

/// <summary>The clouds that the bridge joins, with the accounts it needs there, and the one inside this process.</summary>
internal sealed class CloudsFeature : IServerFeature
{
    private const int LongestValue = 1_000_000;

    public IEnumerable<SettingProperty> Sections =>
    [
        new(
            EmbeddedCloudOptions.Section,
            OptionsSection.Of(new EmbeddedCloudOptions(), new CloudServerOptions()),
            "The cloud server inside this process that Scratch projects connect to, and its limits."),
        new(CloudSections.Cloud, new NamedSectionsNode(OptionsSection.Of(new CloudOptions())), "The clouds to join, each under a name of your choice."),
        new(CloudSections.Requests, OptionsSection.Of(new RequestOptions()), "How requests are run."),
    ];

    public IEnumerable<ConfigurationFault> FaultsOf(ServerConfiguration configuration) =>
        CloudServerRules.Faults(configuration).Concat(ForbiddenNamesRules.Faults(configuration)).Concat(CloudRules.Faults(configuration));

    public void Add(IServiceCollection services, ServerConfiguration configuration)
    {
        var server = WithWholePaths(configuration.CloudServer(), configuration.WorkingDirectory);
        var clouds = configuration.Clouds();
        services.AddSection<EmbeddedCloudOptions>(configuration, EmbeddedCloudOptions.Section)
            .AddSingleton(Options.Create(server))
            .AddRoomStore(configuration)
            .AddSingleton<EmbeddedCloud>()
            .AddHostedService(provider => provider.GetRequiredService<EmbeddedCloud>())
            .AddScratch(clouds.Values)
            .AddOptions<CloudBridgeOptions>()
            .Configure(bridge => bridge.Requests = configuration.Get<RequestOptions>(CloudSections.Requests))
            .Configure(bridge => Join(bridge, clouds, server))
            // The embedded cloud has these options itself, so it is asked for when they are read, not before.
            .Configure<IServiceProvider>(ShowRooms);
    }

    private static CloudServerOptions WithWholePaths(CloudServerOptions server, string folder) =>
        server.ForbiddenNames is { } path ? server with { ForbiddenNames = Path.GetFullPath(path, folder) } : server;

    private static void Join(
        CloudBridgeOptions bridge,
        IReadOnlyDictionary<string, CloudOptions> clouds,
        CloudServerOptions server)
    {
        foreach (var (name, cloud) in clouds)
        {
            bridge.Clouds.Add(name, cloud);
            ScratchDefaults.Fill(cloud);
            if (cloud is { Enabled: true, Kind: CloudKind.Embedded, Url: null })
            {
                cloud.Url = EmbeddedCloud.UnknownUrl;
                cloud.ValueLength ??= Math.Min(server.MaxValueLength, LongestValue);
                cloud.MaxPatternRooms = DescriptorBudget.PatternRooms(DescriptorLimit.Read(), cloud.MaxPatternRooms);
            }
        }
    }

    private static void ShowRooms(CloudBridgeOptions bridge, IServiceProvider services)
    {
        foreach (var cloud in bridge.Clouds.Values.Where(cloud => cloud.Url == EmbeddedCloud.UnknownUrl))
        {
            cloud.Rooms = services.GetRequiredService<EmbeddedCloud>();
        }
    }
}
