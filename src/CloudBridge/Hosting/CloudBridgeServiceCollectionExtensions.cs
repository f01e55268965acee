using CloudBridge.Answers;
using CloudBridge.Clouds;
using CloudBridge.Configuration;
using CloudBridge.Connections;
using CloudBridge.Connections.Lifecycle;
using CloudBridge.Diagnostics;
using CloudBridge.Dispatch;
using CloudBridge.Hosting;
using CloudBridge.Identity;
using CloudBridge.Journal;
using CloudBridge.Probing;
using CloudBridge.Requests;
using CloudBridge.Routing;
using CloudBridge.Storage;
using CloudBridge.Wires;
using CloudBridge.Wires.Cb1;
using CloudBridge.Wires.CloudRequests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CloudBridge;

/// <summary>Adds a bridge to an application.</summary>
public static class CloudBridgeServiceCollectionExtensions
{
    /// <summary>Adds the bridge, once; calling it again configures the same one further.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the clouds to join and how requests run.</param>
    /// <returns>Where requests are mapped.</returns>
    public static ICloudBridgeBuilder AddCloudBridge(
        this IServiceCollection services,
        Action<CloudBridgeOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        if (services.Any(service => service.ImplementationInstance is RouteDefinitions))
        {
            return new CloudBridgeBuilder(services);
        }

        var definitions = new RouteDefinitions(services);
        services.AddOptions<CloudBridgeOptions>().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IWebSocketConnectionFactory, ClientWebSocketFactory>();
        services.TryAddSingleton<ICloudAccounts, NoCloudAccounts>();
        services.TryAddSingleton<IChallengeCodes, MemoryChallengeCodes>();
        services.TryAddSingleton<ILongTexts, LongTexts>();
        services.AddSingleton<IValidateOptions<CloudBridgeOptions>, CloudBridgeOptionsValidator>()
            .AddSingleton(definitions)
            .AddSingleton(new VariableHandlers())
            .AddSingleton(definitions.Build)
            .AddSingleton<IRequestCatalog>(provider => provider.GetRequiredService<RouteTable>())
            .AddSingleton(provider => provider.GetRequiredService<IOptions<CloudBridgeOptions>>().Value.Requests)
            .AddSingleton<BridgeMetrics>()
            .AddSingleton<CloudRequestReader>()
            .AddSingleton<Cb1RequestReader>()
            .AddSingleton<IWireFactory, CloudRequestsWireFactory>()
            .AddSingleton<IWireFactory, Cb1WireFactory>()
            .AddSingleton<RequestDispatcher>()
            .AddSingleton<RequestWorkers>()
            .AddSingleton<HandshakeLimiter>()
            .AddSingleton<ICapabilityProbe, CapabilityProbe>()
            .AddSingleton(NewServices)
            .AddSingleton<ProjectServices>()
            .AddSingleton<AskerResolvers>()
            .AddSingleton<BridgeRuntime>()
            .AddSingleton<ICloudBridgeStatus>(provider => provider.GetRequiredService<BridgeRuntime>())
            .AddSingleton<ICloudSender, CloudSender>()
            .AddSingleton<ICloudTopics, ProjectTopics>()
            .AddSingleton<IHostedService, CloudBridgeService>();
        return new CloudBridgeBuilder(services);
    }

    private static WireServices NewServices(IServiceProvider services) =>
        services.GetService<IRequestJournal>() is null
            ? ActivatorUtilities.CreateInstance<WireServices>(services)
            : ActivatorUtilities.CreateInstance<WireServices>(services, ActivatorUtilities.CreateInstance<JournaledDispatcher>(services));
}
