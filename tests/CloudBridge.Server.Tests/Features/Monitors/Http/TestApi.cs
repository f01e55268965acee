using System.Net;
using System.Text;
using System.Text.Json;
using CloudBridge.Hosting;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Access;
using CloudBridge.Monitors.Egress;
using CloudBridge.Server.Features.Accounts;
using CloudBridge.Server.Features.Monitors;
using CloudBridge.Server.Features.Monitors.Http;
using CloudBridge.Server.Features.WebPage;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Http;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Limiting;
using CloudBridge.Storage;
using CloudBridge.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Server.Tests.Features.Monitors.Http;

/// <summary>The API on a free port of this machine: real keys and the real service over stores in memory, and a pinger that tests move.</summary>
internal sealed class TestApi : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly WebApplication _app;

    private TestApi(Action<Dictionary<string, string?>>? configure, Action<IServiceCollection>? with)
    {
        Still = new StillPinger(Store, Clock);
        Pinger = new PushPinger(Still);
        _app = Build(configure, with);
    }

    public MemoryMonitorStore Store { get; } = new();

    public ManualTimeProvider Clock { get; } = new();

    public OpenDialer Dialer { get; } = new();

    public StillPinger Still { get; }

    public PushPinger Pinger { get; }

    public SignalLog<LogLine> Log { get; } = new();

    /// <summary>A client without a key.</summary>
    public HttpClient Http { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts it.</summary>
    /// <param name="configure">Changes settings.</param>
    /// <param name="with">Adds services, which stand in front of those of the same kind.</param>
    public static async Task<TestApi> StartAsync(Action<Dictionary<string, string?>>? configure = null, Action<IServiceCollection>? with = null)
    {
        var api = new TestApi(configure, with);
        await api._app.StartAsync();
        api.Http = api.NewClient();
        return api;
    }

    /// <summary>A client with a new key of a user.</summary>
    public async Task<HttpClient> ClientAsync(string user = "Ada", KeyScopes scopes = KeyScopes.Read | KeyScopes.Write | KeyScopes.Account)
    {
        var account = await Store.GetOrAddAccountAsync(user, Clock.GetUtcNow());
        var issued = await Services.GetRequiredService<KeyService>().IssueAsync(account.Id, new KeyRequest(scopes, "test", MakesRoom: true));
        var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", issued.Key.Text);
        return client;
    }

    public async Task<MonitorActor> ActorAsync(string user = "Ada") => await Services.GetRequiredService<IMonitorService>().ActorAsync(user);

    public async Task<MonitorDefinition> AddAsync(string url, string user = "Ada", MonitorChange? change = null) =>
        (await Services.GetRequiredService<IMonitorService>().AddAsync(await ActorAsync(user), (change ?? new MonitorChange()) with { Url = url })).Definition;

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private HttpClient NewClient() => new() { BaseAddress = new Uri(_app.Urls.First()), Timeout = Patience.Limit };

    private WebApplication Build(Action<Dictionary<string, string?>>? configure, Action<IServiceCollection>? with)
    {
        var settings = new Dictionary<string, string?>();
        configure?.Invoke(settings);
        var configuration = ServerFeatures.Loader.Of(settings.ToDictionary(setting => setting.Key, setting => setting.Value!));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IAccountStore>(Store)
            .AddSingleton<IMonitorStore>(Store)
            .AddSingleton<IKeyStore>(Store)
            .AddSingleton<IAlertStore>(Store)
            .AddSingleton<IHistoryStore>(Store)
            .AddSingleton<IPinger>(Pinger)
            .AddSingleton<IEgressDialer>(Dialer)
            .AddSingleton<ICloudBridgeStatus>(new FixedProjects())
            .AddSingleton<ILogger<Server.Http.Problems.ErrorFilter>>(new CapturedLogger<Server.Http.Problems.ErrorFilter>(Log))
            .AddMonitorService(new MonitorRules { Operators = ["root"] })
            .AddSingleton(MonitorIdentity.Of(configuration))
            .AddApiLimits(configuration)
            .AddAccess(configuration.Get<AccessOptions>(AccessOptions.Section).KeyLifetime, new DataFolder(_folder.Path))
            .AddMonitorApi();
        with?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseRouting();
        app.Use(Preflight.AnswerAsync);
        app.UseMonitorApi();
        app.UseAccess();
        app.MapStartPage();
        app.MapAccess();
        app.MapMonitorApi();
        app.UseEndpoints(_ => { });
        return app;
    }
}
