using System.Net;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Accounts;
using CloudBridge.Server.Features.Basics;
using CloudBridge.Server.Features.CloudStorage;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Features.Clouds.Scratch;
using CloudBridge.Server.Features.Health;
using CloudBridge.Server.Features.Lookups;
using CloudBridge.Server.Features.Monitors;
using CloudBridge.Server.Features.Monitors.Http;
using CloudBridge.Server.Features.Operating.Auditing;
using CloudBridge.Server.Features.Operating.Upstreams;
using CloudBridge.Server.Features.ScratchDb;
using CloudBridge.Server.Features.ScratchDb.Http;
using CloudBridge.Server.Features.Sprites;
using CloudBridge.Server.Features.Upstreams;
using CloudBridge.Server.Features.WebPage;
using CloudBridge.Server.Http;
using CloudBridge.Server.Logging;
using CloudBridge.Server.Program;
using CloudBridge.Server.Requests;
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
        var options = WithWholePaths(configuration);
        builder.Configuration.AddConfiguration(configuration.Root);
        builder.Logging.AddServerLogging(configuration.Root, log);
        var gate = new WebGate(options.Http, options.Http.MaxConnections ?? DescriptorBudget.Of(options)?.Web, TimeProvider.System);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = gate.Most;
            kestrel.Listen(IPAddress.Parse(options.Http.Address), options.Http.Port, gate.Guard);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopPatience)
            .Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true)
            .AddRoutingCore()
            .AddSingleton(options)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(gate)
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

        var bridge = builder.Services.AddCloudBridge(bridge => Configure(bridge, options)).MapBuiltInRequests();
        builder.Services.AddOptions<CloudBridgeOptions>().Configure<IServiceProvider>(TellRooms);
        return bridge;
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

        app.Use(app.Services.GetRequiredService<WebGate>().GuardAsync);
        app.UseRouting();
        app.Use(Preflight.AnswerAsync);
        app.UseMonitorApi();
        app.UseAccess();
        app.MapHealth();
        app.MapStartPage();
        app.MapSprites();
        app.MapScratchDb();
        app.MapAccess();
        app.MapMonitorApi();
        app.MapAudit();
        app.MapUpstreams();
        app.UseEndpoints(_ => { });
        return app;
    }

    private static ServerOptions WithWholePaths(ServerConfiguration configuration)
    {
        var options = configuration.Options;
        return options.CloudServer.ForbiddenNames is { } path
            ? options with { CloudServer = options.CloudServer with { ForbiddenNames = Path.GetFullPath(path, configuration.WorkingDirectory) } }
            : options;
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
                cloud.MaxPatternRooms = DescriptorBudget.PatternRooms(DescriptorLimit.Read(), cloud.MaxPatternRooms);
            }
        }
    }

    /// <summary>The embedded cloud has these options itself, so it is asked for when they are read, not before.</summary>
    private static void TellRooms(CloudBridgeOptions bridge, IServiceProvider services)
    {
        foreach (var cloud in bridge.Clouds.Values.Where(cloud => cloud.Url == EmbeddedCloud.UnknownUrl))
        {
            cloud.Rooms = services.GetRequiredService<EmbeddedCloud>();
        }
    }
}
