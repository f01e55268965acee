using System.Net;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Logging;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Hosting;

/// <summary>Puts the server together.</summary>
internal static class ServerHostingExtensions
{
    // Then services are told to hurry; ServerRun leaves them alone a little later.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    /// <summary>Adds everything the configuration asks for; the configuration must have no faults.</summary>
    /// <returns>The bridge, for further requests.</returns>
    public static ICloudBridgeBuilder AddCloudBridgeServer(
        this WebApplicationBuilder builder,
        ServerConfiguration configuration,
        TextWriter log)
    {
        builder.Configuration.AddConfiguration(configuration.Root);
        builder.Services.AddServerLogging(configuration.Root, log)
            .Configure<HostOptions>(host => host.ShutdownTimeout = StopPatience)
            .Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true)
            .AddRoutingCore()
            .AddSingleton(TimeProvider.System)
            .AddSection<DataOptions>(configuration, DataOptions.Section)
            .AddApiLimits(configuration);
        builder.AddWeb(configuration);
        builder.Services.AddFeatures(configuration);
        return builder.Services.AddCloudBridge().MapBuiltInRequests();
    }

    /// <summary>Adds the web pages.</summary>
    public static WebApplication UseCloudBridgeServer(this WebApplication app)
    {
        var http = app.Services.GetRequiredService<IOptions<HttpOptions>>().Value;
        AllowedHosts.Use(app, http);
        if (TrustedProxies.Of(http) is { } proxies)
        {
            app.UseForwardedHeaders(proxies);
        }

        app.Use(app.Services.GetRequiredService<WebGate>().GuardAsync);
        app.UseRouting();
        app.Use(Preflight.AnswerAsync);
        var features = app.Services.GetRequiredService<EnabledFeatures>().All;
        foreach (var feature in features)
        {
            feature.Use(app);
        }

        app.UseAccess();
        foreach (var feature in features)
        {
            feature.MapRoutes(app);
        }

        app.UseEndpoints(_ => { });
        return app;
    }

    private static void AddWeb(this WebApplicationBuilder builder, ServerConfiguration configuration)
    {
        var http = configuration.Get<HttpOptions>(HttpOptions.Section);
        var gate = new WebGate(http, http.MaxConnections ?? DescriptorBudget.Of(configuration.Clouds().Values)?.Web, TimeProvider.System);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = gate.Most;
            kestrel.Listen(IPAddress.Parse(http.Address), http.Port, gate.Guard);
        });
        builder.Services.AddSection<HttpOptions>(configuration, HttpOptions.Section).AddSingleton(gate);
    }

    private static void AddFeatures(this IServiceCollection services, ServerConfiguration configuration)
    {
        var enabled = ServerFeatures.All.Where(feature => feature.IsEnabled(configuration)).ToArray();
        services.AddSingleton(new EnabledFeatures(enabled));
        foreach (var feature in ServerFeatures.All)
        {
            if (enabled.Contains(feature))
            {
                feature.Add(services, configuration);
            }
            else
            {
                feature.AddStandIns(services);
            }
        }
    }

    /// <summary>The features that a server has on.</summary>
    private sealed record EnabledFeatures(IReadOnlyList<IServerFeature> All);
}
