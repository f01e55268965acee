using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Server.Features;
using CloudBridge.Server.Features.Accounts;
using CloudBridge.Server.Features.Basics;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.CloudStorage;
using CloudBridge.Server.Features.Health;
using CloudBridge.Server.Features.Journal;
using CloudBridge.Server.Features.Lookups;
using CloudBridge.Server.Features.Monitors;
using CloudBridge.Server.Features.Operating;
using CloudBridge.Server.Features.ScratchDb;
using CloudBridge.Server.Features.Sprites;
using CloudBridge.Server.Features.Upstreams;
using CloudBridge.Server.Features.WebPage;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Limiting;
using CloudBridge.Server.Logging;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Hosting;

/// <summary>The list of what the server can do, and the settings that result from it.</summary>
internal static class ServerFeatures
{
    /// <summary>All features, in the order in which they are started; without its line a feature does not exist.</summary>
    public static IReadOnlyList<IServerFeature> All { get; } =
    [
        new DemoUpstreamFeature(),
        new CloudsFeature(),
        new JournalFeature(),
        new UpstreamsFeature(),
        new HealthFeature(),
        new WebPageFeature(),
        new SpritesFeature(),
        new BasicsFeature(),
        new LookupsFeature(),
        new ScratchDbFeature(),
        new CloudStorageFeature(),
        new AccountsFeature(),
        new MonitorsFeature(),
        new OperatingFeature(),
    ];

    /// <summary>Every key there is.</summary>
    public static SettingTree Settings { get; } = new(
    [
        new(DataOptions.Section, OptionsSection.Of(new DataOptions()), "Where the server keeps its files."),
        new(HttpOptions.Section, OptionsSection.Of(new HttpOptions()), "Where the web pages are served."),
        new(LogOptions.Section, OptionsSection.Of(new LogOptions()), "How the log is written on the console; what it contains, and where else it goes, is for the section Serilog."),
        .. All.SelectMany(feature => feature.Sections),
        new(AccessOptions.Section, OptionsSection.Of(new AccessOptions()), "Keys to the HTTP API, and how often it may be asked."),
    ]);

    /// <summary>Reads configurations.</summary>
    public static ConfigurationLoader Loader { get; } = new(
        Settings,
        configuration =>
        [
            .. HttpRules.Faults(configuration.Get<HttpOptions>(HttpOptions.Section)),
            .. All.SelectMany(feature => feature.FaultsOf(configuration)),
        ]);

    /// <summary>Adds the requests of all features.</summary>
    public static ICloudBridgeBuilder MapBuiltInRequests(this ICloudBridgeBuilder bridge)
    {
        var requests = bridge.MapGroup().AddFilter(BadValues.Filter);
        foreach (var feature in All)
        {
            feature.MapRequests(requests);
        }

        return bridge;
    }
}
