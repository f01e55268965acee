using System.Net.Http.Headers;
using CloudBridge.Client;
using CloudBridge.CloudServer;
using CloudBridge.Clouds;
using CloudBridge.Reliability.Drivers;
using CloudBridge.Scratch;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Reliability.Rows.Doors;

/// <summary>A server in a process of its own, on a simulator of Scratch that names its users, behind two proxies as far as it can tell.</summary>
internal sealed class DoorsWorld : IAsyncDisposable
{
    public const string User = "player1";
    public const string FreeProject = "free";
    private const string Project = "104";
    private const string Proxies = "192.0.2.1, 192.0.2.2";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CloudServerHost _simulator;
    private readonly ServerProcess _server;
    private readonly CloudRequestClient _player;
    private readonly HttpClient _http;

    private DoorsWorld(CloudServerHost simulator, ServerProcess server, CloudRequestClient player)
    {
        _simulator = simulator;
        _server = server;
        _player = player;
        _http = new HttpClient { BaseAddress = server.Web, Timeout = Patience };
    }

    public static async Task<DoorsWorld> StartAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var options = new CloudServerOptions { Port = 0, Scratch = ScratchProfile.Demo };
        var simulator = await CloudServerHost.StartAsync(options, NullLoggerFactory.Instance, time, cancellationToken);
        var server = await ServerProcess.StartAsync(
            [
                "--Http:TrustedProxies=127.0.0.1,192.0.2.0/24",
                $"--Cloud:Embedded:Projects={FreeProject}",
                "--Cloud:Scratch:Kind=Scratch",
                "--Cloud:Scratch:AcceptTerms=true",
                "--Cloud:Scratch:User=bridge",
                $"--Cloud:Scratch:Password={ScratchProfile.DemoPassword}",
                $"--Cloud:Scratch:Projects={Project}",
                $"--Cloud:Scratch:Url={simulator.Url}",
                $"--Cloud:Scratch:SiteUrl={simulator.HttpUrl}",
                $"--Cloud:Scratch:LogUrl={simulator.HttpUrl}",
            ],
            cancellationToken);
        var session = new ScratchSession(User, simulator.Scratch!.SignIn(User), null, null, simulator.HttpUrl);
        var headers = new Dictionary<string, string> { ["Cookie"] = session.Cookie, ["Origin"] = ScratchHosts.Origin };
        var cloud = new CloudOptions { Kind = CloudKind.Scratch, Url = simulator.Url, User = User };
        var signIn = new CloudSignIn(User, headers) { Target = simulator.Url };
        var player = await CloudRequestClient.ConnectAsync(cloud, Project, time: time, signIn: signIn, cancellationToken: cancellationToken);
        return new DoorsWorld(simulator, server, player);
    }

    /// <summary>The user asks in the project on Scratch.</summary>
    public Task<CloudAnswer> AskAsync(string name, params string[] arguments) => _player.AskAsync(name, arguments, Patience);

    /// <summary>Somebody joins the embedded cloud, where nobody is limited.</summary>
    public Task<CloudRequestClient> JoinAsync(CancellationToken cancellationToken) => CloudRequestClient.ConnectAsync(
        new CloudOptions { Kind = CloudKind.Embedded, Url = _server.Cloud, SetInterval = TimeSpan.Zero }, FreeProject, cancellationToken: cancellationToken);

    /// <summary>Somebody asks over HTTP, through the proxies.</summary>
    public async Task<(int Status, string Text)> SendAsync(DoorRequest door, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(door.Method, "api/v1/" + door.Path);
        request.Headers.Add("X-Forwarded-For", $"{door.From}, {Proxies}");
        request.Headers.Authorization = door.Key is null ? null : new AuthenticationHeaderValue("Bearer", door.Key);
        if (door.Body is not null)
        {
            request.Content = new StringContent(door.Body);
            request.Content.Headers.ContentType = door.Type is null ? null : MediaTypeHeaderValue.Parse(door.Type);
        }

        foreach (var (name, value) in door.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, cancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _player.DisposeAsync();
        await _server.DisposeAsync();
        await _simulator.DisposeAsync();
    }
}
