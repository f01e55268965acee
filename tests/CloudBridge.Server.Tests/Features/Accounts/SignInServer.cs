using CloudBridge.Client;
using CloudBridge.CloudServer;
using CloudBridge.Clouds;
using CloudBridge.Scratch;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Server.Tests.Features.Accounts;

/// <summary>A server on a simulator of Scratch, with two players who are signed in there; everything over real sockets.</summary>
public sealed class SignInServer : IAsyncLifetime
{
    public const string Player = "player1";
    public const string Other = "player2";
    private const string Project = "104";
    private const int Tries = 5;

    private readonly Dictionary<string, CloudRequestClient> _players = [];
    private CloudServerHost _simulator = null!;

    internal AccessServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _simulator = await CloudServerHost.StartAsync(new CloudServerOptions { Port = 0, Scratch = ScratchProfile.Demo }, NullLoggerFactory.Instance, TimeProvider.System, CancellationToken.None);
        Server = await AccessServer.StartAsync(Configure);
        foreach (var name in new[] { Player, Other })
        {
            _players.Add(name, await JoinAsync(name));
        }

        // What was written while the bridge joined may be a copy, so the first questions may be told to be asked again.
        for (var i = 0; i < Tries && (await AskAsync(Player, "whoami")).Status != AnswerStatus.Done; i++)
        {
        }
    }

    public async Task<CloudAnswer> AskAsync(string player, string name, params string[] arguments) =>
        await _players[player].AskAsync(name, arguments, Limits.Patience);

    public async Task DisposeAsync()
    {
        foreach (var player in _players.Values)
        {
            await player.DisposeAsync();
        }

        await Server.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    private async Task<CloudRequestClient> JoinAsync(string name)
    {
        var session = new ScratchSession(name, _simulator.Scratch!.SignIn(name), null, null, _simulator.HttpUrl);
        var headers = new Dictionary<string, string> { ["Cookie"] = session.Cookie, ["Origin"] = ScratchHosts.Origin };
        var options = new CloudOptions { Kind = CloudKind.Scratch, Url = _simulator.Url, User = name };
        return await CloudRequestClient.ConnectAsync(options, Project, time: TimeProvider.System, signIn: new CloudSignIn(name, headers) { Target = _simulator.Url });
    }

    private void Configure(Dictionary<string, string> settings)
    {
        settings.Remove("Cloud:Own:Kind");
        settings.Remove("Cloud:Own:Projects");
        settings["CloudServer:Enabled"] = "false";
        settings["Http:TrustedProxies"] = "127.0.0.1";
        settings["Access:FailuresPerAddress"] = "1000";
        settings["Cloud:Scratch:Kind"] = "Scratch";
        settings["Cloud:Scratch:AcceptTerms"] = "true";
        settings["Cloud:Scratch:User"] = "bridge";
        settings["Cloud:Scratch:Password"] = ScratchProfile.DemoPassword;
        settings["Cloud:Scratch:Projects"] = Project;
        settings["Cloud:Scratch:Url"] = _simulator.Url.AbsoluteUri;
        settings["Cloud:Scratch:SiteUrl"] = _simulator.HttpUrl.AbsoluteUri;
        settings["Cloud:Scratch:LogUrl"] = _simulator.HttpUrl.AbsoluteUri;
        settings["Serilog:MinimumLevel:Default"] = "Verbose";
    }
}
