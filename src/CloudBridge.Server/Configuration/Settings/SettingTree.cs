using CloudBridge.CloudServer;
using CloudBridge.Scratch;
using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Server.Features.CloudStorage;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Features.Journal;
using CloudBridge.Server.Features.Monitors;
using CloudBridge.Server.Features.Monitors.Egress;
using CloudBridge.Server.Features.ScratchDb;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Limiting;

namespace CloudBridge.Server.Configuration.Settings;

/// <summary>Every key there is. Checks, the JSON schema, <c>config show</c> and the documentation are made from it.</summary>
internal static class SettingTree
{
    public const string Schema = "$schema";
    public const string Data = "Data";
    public const string Http = "Http";
    public const string CloudServer = "CloudServer";
    public const string Cloud = "Cloud";
    public const string Requests = "Requests";
    public const string Journal = "Journal";
    public const string Lookup = "Lookup";
    public const string Upstream = "Upstream";
    public const string Stats = "Stats";
    public const string CloudStorage = "CloudStorage";
    public const string Monitors = "Monitors";
    public const string Egress = "Egress";
    public const string Access = "Access";
    public const string Serilog = "Serilog";

    public static SectionNode Root { get; } = new(
    [
        new(Schema, new ValueNode(new TextSetting(0, 1_000), null), "The JSON schema of this file, for editors."),
        new(Data, OptionsSection.Of(new DataOptions()), "Where the server keeps its files."),
        new(Http, OptionsSection.Of(new HttpOptions()), "Where the web pages are served."),
        new(CloudServer, OptionsSection.Of(new EmbeddedCloudOptions(), new CloudServerOptions()), "The cloud server inside this process that Scratch projects connect to, and its limits."),
        new(Cloud, new NamedSectionsNode(OptionsSection.Of(new CloudOptions())), "The clouds to join, each under a name of your choice."),
        new(Requests, OptionsSection.Of(new RequestOptions()), "How requests are run."),
        new(Journal, OptionsSection.Of(new JournalOptions()), "What is remembered of requests over a restart."),
        new(Lookup, OptionsSection.Of(new UpstreamsOptions()), "Whether Scratch and the services around it are asked on behalf of players."),
        new(Upstream, new NamedSectionsNode(OptionsSection.Of(new UpstreamOptions())), $"How each of them is asked, by its name: {string.Join(", ", Enum.GetNames<Upstream>())}."),
        new(Stats, OptionsSection.Of(new StatsOptions()), "Where statistics of users, projects and the forum are from."),
        new(CloudStorage, OptionsSection.Of(new CloudStorageOptions()), "What projects may store here."),
        new(Monitors, OptionsSection.Of(new MonitorsOptions()), "Whether and how web addresses are watched for players."),
        new(Egress, OptionsSection.Of(new EgressOptions()), "What may be asked on behalf of users: monitors and alerts."),
        new(Access, OptionsSection.Of(new AccessOptions()), "Keys to the HTTP API, and how often it may be asked."),
        new(Serilog, new FreeNode(), "Logging, as Serilog.Settings.Configuration reads it: MinimumLevel, WriteTo, Enrich."),
    ]);
}
