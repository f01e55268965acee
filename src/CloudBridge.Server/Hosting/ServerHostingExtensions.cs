using System.Net;
using CloudBridge.Server.Access;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Auditing;
using CloudBridge.Server.Http.Monitors;
using CloudBridge.Server.Http.ScratchDb;
using CloudBridge.Server.Lookup;
using CloudBridge.Server.Monitoring;
using CloudBridge.Server.Requests;
using CloudBridge.Server.Scratch;
using CloudBridge.Storage;

namespace CloudBridge.Server.Hosting;

/// <summary>Puts the server together.</summary>
internal static class ServerHostingExtensions
{
    // Then services are told to hurry; ServerRun leaves them alone a little later.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    /// <summary>Adds everything the configuration asks for; the configuration must have no faults.</summary>
    /// <returns>The bridge, for further requests.</returns>
    public static ICloudBridgeBuilder AddCloudBridgeServer(this WebApplicationBuilder builder, ServerConfiguration configuration, TextWriter log)
    {
        var options = configuration.Options;
        builder.Configuration.AddConfiguration(configuration.Root);
        builder.Logging.AddServerLogging(configuration.Root, log);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = options.Http.MaxConnections ?? DescriptorBudget.Of(options)?.Web;
            kestrel.Listen(IPAddress.Parse(options.Http.Address), options.Http.Port);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopPatience)
            .Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true)
            .AddRoutingCore()
            .AddSingleton(options)
            .AddSingleton(TimeProvider.System)
            .AddDemoUpstream(options.Lookup)
            .AddRoomStore(options, configuration.DataFolder)
            .AddSingleton<EmbeddedCloud>()
            .AddHostedService(services => services.GetRequiredService<EmbeddedCloud>())
            .AddSingleton<Readiness>()
            .AddSingleton<StartPage>()
            .AddScratch(options)
            .AddUpstreams(options, configuration.DataFolder)
            .AddScratchApi()
            .AddScratchSite()
            .AddStats(options, configuration.DataFolder)
            .AddCloudStorage(options, configuration.DataFolder)
            .AddMonitors(options, configuration.DataFolder)
            .AddAccess(options, configuration.DataFolder)
            .AddMonitorApi(options);
        if (options.Journal.Enabled)
        {
            builder.Services.AddSqliteJournal(new SqliteJournalOptions
            {
                Folder = configuration.DataFolder.Path,
                Window = options.Journal.Window,
                MaxBytes = options.Journal.MaxBytes,
            });
        }

        return builder.Services.AddCloudBridge(bridge => Configure(bridge, options)).MapBuiltInRequests();
    }

    /// <summary>Adds the web pages.</summary>
    public static WebApplication UseCloudBridgeServer(this WebApplication app)
    {
        var http = app.Services.GetRequiredService<ServerOptions>().Http;
        AllowedHosts.Use(app, http);
        if (TrustedProxies.Of(http) is { } proxies)
        {
            app.UseForwardedHeaders(proxies);
        }

        app.UseRouting();
        app.UseMonitorApi();
        app.UseAccess();
        app.MapHealth();
        app.MapStartPage();
        app.MapSprites();
        app.MapScratchDb();
        app.MapAccess();
        app.MapMonitorApi();
        app.MapAudit();
        app.UseEndpoints(_ => { });
        return app;
    }

    private static void Configure(CloudBridgeOptions bridge, ServerOptions options)
    {
        bridge.Requests = options.Requests;
        foreach (var (name, cloud) in options.Clouds)
        {
            bridge.Clouds.Add(name, cloud);
            ScratchDefaults.Fill(cloud);
            if (cloud is { Enabled: true, Kind: CloudKind.Embedded, Url: null })
            {
                cloud.Url = EmbeddedCloud.UnknownUrl;
                cloud.ValueLength ??= Math.Min(options.CloudServer.MaxValueLength, 1_000_000);
            }
        }
    }
}
