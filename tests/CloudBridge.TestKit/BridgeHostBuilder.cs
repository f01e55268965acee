using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudBridge.TestKit;

/// <summary>
/// Puts a bridge together on the in-memory cloud with a manual clock. Without a cloud of its own it gets an
/// embedded one with the project <c>demo</c> and no spacing of values. No part is sent twice unless asked for.
/// </summary>
public sealed class BridgeHostBuilder
{
    private readonly ServiceCollection _services = new();
    private readonly ICloudBridgeBuilder _bridge;
    private bool _hasClouds;

    /// <summary>Begins.</summary>
    /// <param name="clock">A clock that outlives the bridge; null for one of its own.</param>
    public BridgeHostBuilder(ManualTimeProvider? clock = null)
    {
        Clock = clock ?? new ManualTimeProvider();
        _services.AddSingleton<TimeProvider>(Clock)
            .AddSingleton<Connections.IWebSocketConnectionFactory>(Cloud)
            .AddSingleton(new SignalLog<LogLine>())
            .AddSingleton<IExternalScopeProvider, LoggerExternalScopeProvider>()
            .AddSingleton(typeof(ILogger<>), typeof(CapturedLogger<>));
        _bridge = _services.AddCloudBridge();
        WithRequests(options => (options.LastPartWait, options.RepeatsWhenIdle) = (TimeSpan.Zero, 0));
    }

    /// <summary>The cloud, to be prepared before the bridge starts.</summary>
    public InMemoryCloud Cloud { get; } = new();

    /// <summary>The clock.</summary>
    public ManualTimeProvider Clock { get; }

    /// <summary>Maps requests, filters and variables.</summary>
    public BridgeHostBuilder With(Action<ICloudBridgeBuilder> configure)
    {
        configure(_bridge);
        return this;
    }

    /// <summary>Maps one request.</summary>
    public BridgeHostBuilder WithRequest(string name, Delegate handler) => With(bridge => bridge.MapRequest(name, handler));

    /// <summary>Adds services that handlers use.</summary>
    public BridgeHostBuilder WithServices(Action<IServiceCollection> configure)
    {
        configure(_services);
        return this;
    }

    /// <summary>Sets how requests run.</summary>
    public BridgeHostBuilder WithRequests(Action<RequestOptions> configure)
    {
        _services.Configure<CloudBridgeOptions>(options => configure(options.Requests));
        return this;
    }

    /// <summary>Adds a cloud; values are not spaced unless the settings say so.</summary>
    public BridgeHostBuilder WithCloud(CloudKind kind, string project = "demo", string name = "memory", string url = InMemoryCloud.DefaultUrl, Action<CloudOptions>? configure = null)
    {
        _hasClouds = true;
        _services.Configure<CloudBridgeOptions>(options =>
        {
            var cloud = options.AddCloud(name, url, kind, project);
            cloud.SetInterval = TimeSpan.Zero;
            configure?.Invoke(cloud);
        });
        return this;
    }

    /// <summary>Builds the bridge without starting it.</summary>
    public BridgeHost Build()
    {
        if (!_hasClouds)
        {
            WithCloud(CloudKind.Embedded);
        }

        return new BridgeHost(_services.BuildServiceProvider(), Cloud, Clock);
    }

    /// <summary>Builds and starts the bridge and waits until it has joined all its projects.</summary>
    public async Task<BridgeHost> StartAsync()
    {
        var host = Build();
        await host.StartAsync();
        await host.WhenJoinedAsync();
        return host;
    }
}
