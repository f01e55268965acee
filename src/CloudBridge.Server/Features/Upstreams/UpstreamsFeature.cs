using CloudBridge.Scratch;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Keys;
using CloudBridge.Storage;

namespace CloudBridge.Server.Features.Upstreams;

/// <summary>The client that asks Scratch and the services around it, and its cache.</summary>
internal sealed class UpstreamsFeature : IServerFeature
{
    public IEnumerable<SettingProperty> Sections =>
    [
        new(UpstreamSections.Lookup, OptionsSection.Of(new UpstreamsOptions()), "Whether Scratch and the services around it are asked on behalf of players."),
        new(
            UpstreamSections.Each,
            new NamedSectionsNode(OptionsSection.Of(new UpstreamOptions())),
            $"How each of them is asked, by its name: {string.Join(", ", Enum.GetNames<Upstream>())}."),
    ];

    public IEnumerable<ConfigurationFault> FaultsOf(ServerConfiguration configuration) => UpstreamRules.Faults(configuration);

    public void Add(IServiceCollection services, ServerConfiguration configuration)
    {
        var options = configuration.Upstreams();
        if (options.Demo)
        {
            DemoUpstream.Prepare(options);
        }
        else
        {
            // Made-up answers stay in memory, so that none is ever taken for a real one.
            services.AddSqliteUpstreamCache(new SqliteUpstreamCacheOptions { Folder = configuration.DataFolder.Path });
        }

        services.AddUpstreamClient(options);
    }
}
