using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Keys;

namespace CloudBridge.Server.Features;

/// <summary>
/// One thing that the server can do. What it brings is registered here and nowhere else: its settings and their rules, its
/// services, requests and routes. A feature uses those before it in the order of docs/architecture.md, never those behind
/// it.
/// </summary>
internal interface IServerFeature
{
    /// <summary>The sections of the configuration that are its own.</summary>
    IEnumerable<SettingProperty> Sections => [];

    /// <summary>True where a configuration has it on; a server asks once.</summary>
    bool IsEnabled(ServerConfiguration configuration) => true;

    /// <summary>Finds what is wrong between settings that are right by themselves.</summary>
    IEnumerable<ConfigurationFault> FaultsOf(ServerConfiguration configuration) => [];

    /// <summary>
    /// Adds its services where it is on. Those of the features before it in the list are started before them and stopped
    /// after them.
    /// </summary>
    void Add(IServiceCollection services, ServerConfiguration configuration)
    {
    }

    /// <summary>Adds what stands in for its services where it is off.</summary>
    void AddStandIns(IServiceCollection services)
    {
    }

    /// <summary>
    /// Adds its requests, on or off: what is off says so in a sentence, so that no project takes it for a slip of the pen.
    /// </summary>
    void MapRequests(ICloudBridgeBuilder requests)
    {
    }

    /// <summary>Adds what its routes need done before them, where it is on.</summary>
    void Use(WebApplication app)
    {
    }

    /// <summary>Adds its routes where it is on.</summary>
    void MapRoutes(WebApplication app)
    {
    }
}
