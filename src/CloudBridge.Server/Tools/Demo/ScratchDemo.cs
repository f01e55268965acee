using CloudBridge.Client;
using CloudBridge.CloudServer;
using CloudBridge.CloudServer.Scratch;
using CloudBridge.Clouds;
using CloudBridge.Hosting;
using CloudBridge.Scratch;
using CloudBridge.Server.Features.Health;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Program;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Server.Tools.Demo;

/// <summary>
/// The demo on a simulator of Scratch's site, cloud and cloud log: a bridge that signs in as one account, and a
/// player who is signed in as another. Nothing leaves this machine.
/// </summary>
internal sealed class ScratchDemo : IDemo
{
    /// <summary>The account that asks.</summary>
    public const string Player = "player1";

    private const string Bridge = "bridge";
    private const string Project = "104";
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    // What was written just before or while the bridge joined may be somebody else's copy of a request.
    private static readonly TimeSpan SureAfter = TimeSpan.FromSeconds(8);

    private readonly Terminal _terminal;
    private readonly CloudServerHost _simulator;
    private readonly CancellationTokenSource _stopping = new();
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("cloudbridge-demo-");
    private readonly Lock _gate = new();
    private readonly List<CloudValue> _values = [];
    private CancellationTokenRegistration _watch;
    private long _liveSince;
    private WebApplication? _app;
    private CloudRequestClient? _client;

    private ScratchDemo(Terminal terminal, CloudServerHost simulator)
    {
        _terminal = terminal;
        _simulator = simulator;
    }

    public string About =>
        "A bridge, a player, and a simulator of Scratch's site, cloud and cloud log, all in this process and over real sockets.\nNothing is sent to Scratch.";

    public Uri Cloud => _simulator.Url;

    public string Page => App.Urls.First() + "/";

    public IReadOnlyList<DemoStep> Steps => ScratchSteps.Of(this, App.Services.GetRequiredService<IRequestCatalog>());

    public CancellationToken Stopping => _stopping.Token;

    /// <summary>The number of times that the bridge has signed in with its password.</summary>
    public long SignIns => Control.Statistics.LoginsAccepted;

    /// <summary>True when the bridge has found out that nothing is pushed.</summary>
    public bool IsKnownSilent => Projects.All(project => project.Proof == PushProof.OnlyLogged);

    private ScratchControl Control => _simulator.Scratch!;

    private WebApplication App => _app!;

    private IReadOnlyList<ProjectStatus> Projects => App.Services.GetRequiredService<ICloudBridgeStatus>().Projects;

    /// <summary>Starts the simulator, the bridge and the player.</summary>
    public static async Task<ScratchDemo> StartAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        var options = new CloudServerOptions { Port = 0, Scratch = ScratchProfile.Demo };
        var demo = new ScratchDemo(terminal, await CloudServerHost.StartAsync(options, NullLoggerFactory.Instance, terminal.Time, cancellationToken));
        try
        {
            await demo.StartBridgeAsync(cancellationToken);
            await demo.JoinAsync(cancellationToken);
            return demo;
        }
        catch
        {
            await demo.DisposeAsync();
            throw;
        }
    }

    public async Task<DemoResult> AskAsync(DemoStep step, CancellationToken cancellationToken)
    {
        await (step.Prepare?.Invoke(cancellationToken) ?? Task.CompletedTask);
        lock (_gate)
        {
            _values.Clear();
        }

        return step.IsOverLog
            ? await AskOverLogAsync(step, cancellationToken)
            : Result(step, await _client!.AskAsync(step.Name, step.Arguments, cancellationToken: cancellationToken));
    }

    /// <summary>Waits until the bridge has been live for so long that it can be sure of who wrote what.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) =>
        WhenAsync(() => _terminal.Time.GetElapsedTime(_liveSince) >= SureAfter, cancellationToken);

    /// <summary>Stops the bridge, ends every session, and starts it again.</summary>
    public Task RestartExpiredAsync(CancellationToken cancellationToken) => RestartAsync(Control.ExpireSessions, cancellationToken);

    /// <summary>Stops the bridge, makes the cloud push nothing, starts it again and waits until it has noticed.</summary>
    public async Task RestartSilentAsync(CancellationToken cancellationToken)
    {
        await RestartAsync(() => Control.IsSilent = true, cancellationToken);
        await WhenAsync(() => IsKnownSilent, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await (_client?.DisposeAsync() ?? ValueTask.CompletedTask);
        await StopBridgeAsync();
        await _simulator.DisposeAsync();
        _data.Delete(recursive: true);
        _stopping.Dispose();
    }

    private async Task<DemoResult> AskOverLogAsync(DemoStep step, CancellationToken cancellationToken)
    {
        var started = _terminal.Time.GetTimestamp();
        var reader = new SilentAnswer(() => Control.ReadLog(Project), Bridge);
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ask = _client!.AskAsync(step.Name, step.Arguments, StartPatience, asking.Token);
        await WhenAsync(() => Sent() is { } sent && reader.TryRead(sent), cancellationToken);
        await asking.CancelAsync();
        await ((Task)ask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var value in reader.Values)
        {
            Keep(value);
        }

        return Result(step, reader.ToAnswer(_terminal.Time.GetElapsedTime(started)));
    }

    private async Task RestartAsync(Action meanwhile, CancellationToken cancellationToken)
    {
        await StopBridgeAsync();
        meanwhile();
        await StartBridgeAsync(cancellationToken);
    }

    private async Task StartBridgeAsync(CancellationToken cancellationToken)
    {
        _app = ServerRun.Build(ServerFeatures.Loader.Of(Settings()), _terminal.Error);
        _watch = _app.Lifetime.ApplicationStopping.Register(_stopping.Cancel);
        await _app.StartServerAsync(cancellationToken);
        await _app.Services.GetRequiredService<Readiness>().WhenReadyAsync(StartPatience, cancellationToken);
        _liveSince = _terminal.Time.GetTimestamp();
    }

    private async Task StopBridgeAsync()
    {
        if (_app is not { } app)
        {
            return;
        }

        // Stopping it here is not Ctrl-C.
        await _watch.DisposeAsync();
        await app.StopAsync();
        await app.DisposeAsync();
        _app = null;
    }

    private async Task JoinAsync(CancellationToken cancellationToken)
    {
        var options = new CloudOptions { Kind = CloudKind.Scratch, Url = Cloud, User = Player };
        var session = new ScratchSession(Player, Control.SignIn(Player), null, null, _simulator.HttpUrl);
        var headers = new Dictionary<string, string> { ["Cookie"] = session.Cookie, ["Origin"] = ScratchHosts.Origin };
        _client = await CloudRequestClient.ConnectAsync(
            options,
            Project,
            time: _terminal.Time,
            signIn: new CloudSignIn(Player, headers) { Target = Cloud },
            cancellationToken: cancellationToken);
        _client.ValueSeen += Keep;
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["Http:Port"] = "0",
        ["CloudServer:Enabled"] = "false",
        ["Data:Folder"] = _data.FullName,
        ["Cloud:Scratch:Kind"] = "Scratch",
        ["Cloud:Scratch:AcceptTerms"] = "true",
        ["Cloud:Scratch:User"] = Bridge,
        ["Cloud:Scratch:Password"] = ScratchProfile.DemoPassword,
        ["Cloud:Scratch:Projects"] = Project,
        ["Cloud:Scratch:Url"] = Cloud.AbsoluteUri,
        ["Cloud:Scratch:SiteUrl"] = _simulator.HttpUrl.AbsoluteUri,
        ["Cloud:Scratch:LogUrl"] = _simulator.HttpUrl.AbsoluteUri,
        ["Serilog:MinimumLevel:Default"] = "Fatal",
    };

    private DemoResult Result(DemoStep step, CloudAnswer answer)
    {
        lock (_gate)
        {
            return new DemoResult(step, answer, [.. _values.Where(value => value.IsSent)], [.. _values.Where(value => !value.IsSent)]);
        }
    }

    private string? Sent()
    {
        lock (_gate)
        {
            return _values.LastOrDefault(value => value.IsSent)?.Value;
        }
    }

    private void Keep(CloudValue value)
    {
        lock (_gate)
        {
            _values.Add(value);
        }
    }

    /// <summary>Waits a bounded time; what is missing then shows as a wrong answer.</summary>
    private async Task WhenAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        var started = _terminal.Time.GetTimestamp();
        while (!condition() && _terminal.Time.GetElapsedTime(started) < StartPatience)
        {
            await Task.Delay(Step, _terminal.Time, cancellationToken);
        }
    }
}
