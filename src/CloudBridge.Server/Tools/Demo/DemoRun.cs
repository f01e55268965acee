using CloudBridge.Client;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Features.Health;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Program;

namespace CloudBridge.Server.Tools.Demo;

/// <summary>A server on free ports and a Scratch project that asks it, in one process and over real sockets.</summary>
internal sealed class DemoRun : IDemo
{
    /// <summary>The message of the failing handler, which nobody but the log may see.</summary>
    public const string Secret = "a detail that players must not see";

    private const string Project = "demo";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(10);

    // Values as short as Scratch's own, so that long answers take several.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Http:Port"] = "0",
        ["CloudServer:Port"] = "0",
        ["Cloud:Demo:Kind"] = "Embedded",
        ["Cloud:Demo:Projects"] = Project,
        ["Cloud:Demo:ValueLength"] = "256",
        ["Journal:Enabled"] = "false",
        ["Serilog:MinimumLevel:Default"] = "Fatal",
    };

    private readonly WebApplication _app;
    private readonly CloudRequestClient _client;
    private readonly Lock _gate = new();
    private readonly List<CloudValue> _values = [];

    private DemoRun(WebApplication app, CloudRequestClient client, Uri cloud)
    {
        _app = app;
        _client = client;
        Cloud = cloud;
        client.ValueSeen += Keep;
    }

    public string About => "A server, its cloud and a Scratch project, all in this process and over real sockets.";

    public Uri Cloud { get; }

    public string Page => _app.Urls.First() + "/";

    public CancellationToken Stopping => _app.Lifetime.ApplicationStopping;

    public IReadOnlyList<DemoStep> Steps => DemoSteps.All;

    /// <summary>Starts the server and joins its cloud as a project.</summary>
    public static async Task<DemoRun> StartAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        var app = ServerRun.Build(ServerFeatures.Loader.Of(Settings), terminal.Error, bridge => bridge.MapRequest(DemoSteps.FailingRequest, Fail));
        try
        {
            await app.StartServerAsync(cancellationToken);
            await app.Services.GetRequiredService<Readiness>().WhenReadyAsync(StartPatience, cancellationToken);
            var cloud = app.Services.GetRequiredService<EmbeddedCloud>().Url!;
            var options = new CloudOptions { Kind = CloudKind.Embedded, Url = cloud, User = "scratch-project" };
            return new DemoRun(app, await CloudRequestClient.ConnectAsync(options, Project, time: terminal.Time, cancellationToken: cancellationToken), cloud);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async Task<DemoResult> AskAsync(DemoStep step, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _values.Clear();
        }

        var answer = await _client.AskAsync(step.Name, step.Arguments, cancellationToken: cancellationToken);
        lock (_gate)
        {
            return new DemoResult(step, answer, [.. _values.Where(value => value.IsSent)], [.. _values.Where(value => !value.IsSent)]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static string Fail() => throw new InvalidOperationException(Secret);

    private void Keep(CloudValue value)
    {
        lock (_gate)
        {
            _values.Add(value);
        }
    }
}
