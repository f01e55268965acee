using System.Text.Json.Nodes;
using CloudBridge.CloudServer.Scratch;
using CloudBridge.TestKit;

namespace CloudBridge.CloudServer.Tests.Scratch;

/// <summary>A simulated Scratch for one test, and those who speak to it.</summary>
public abstract class ScratchTest : ServerTest, IDisposable
{
    private readonly List<SiteClient> _sites = [];

    protected const string Origin = "https://scratch.mit.edu";

    public void Dispose()
    {
        foreach (var site in _sites)
        {
            site.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    protected Task<CloudServerHost> StartScratchAsync(ScratchProfile? profile = null, TimeProvider? time = null) =>
        StartAsync(new CloudServerOptions { Scratch = profile ?? ScratchProfile.Demo }, time);

    protected SiteClient Site(CloudServerHost server)
    {
        var site = new SiteClient(server.HttpUrl);
        _sites.Add(site);
        return site;
    }

    /// <summary>Connects with a cookie and an Origin; either is left out when null.</summary>
    protected Task<CloudSocket> ConnectAsync(CloudServerHost server, string? cookie, string? origin = Origin) => ConnectAsync(server, options =>
    {
        if (cookie is not null)
        {
            options.SetRequestHeader("Cookie", cookie);
        }

        if (origin is not null)
        {
            options.SetRequestHeader("Origin", origin);
        }
    });

    /// <summary>Connects with a new session of an account and returns when the server has taken it into the room.</summary>
    protected async Task<CloudSocket> EnterAsync(CloudServerHost server, string account = "bridge", string project = "1")
    {
        var socket = await ConnectAsync(server, CookieOf(server, account));
        var handshakes = server.Scratch!.Statistics.Handshakes;
        await socket.HandshakeAsync(project, account);
        await UntilAsync(server, statistics => statistics.Handshakes > handshakes);
        return socket;
    }

    protected static string CookieOf(CloudServerHost server, string account) => $"scratchsessionsid=\"{server.Scratch!.SignIn(account)}\";";

    /// <summary>Waits until the simulation's numbers are as they must become.</summary>
    protected static async Task UntilAsync(CloudServerHost server, Func<ScratchStatistics, bool> isReached)
    {
        using var patience = new CancellationTokenSource(CloudSocket.Patience);
        while (!isReached(server.Scratch!.Statistics))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Sets a variable and returns when the server has taken, refused or dropped it.</summary>
    protected static async Task WriteAsync(CloudServerHost server, CloudSocket socket, string name, string value)
    {
        var before = Writes(server.Scratch!.Statistics);
        await socket.SetAsync(name, value);
        await UntilAsync(server, statistics => Writes(statistics) > before);
    }

    protected static long Writes(ScratchStatistics statistics) => statistics.SetsAccepted + statistics.SetsRefused + statistics.SetsRateLimited;

    /// <summary>The values of the visible rows of a log, newest first.</summary>
    protected static async Task<string[]> LoggedAsync(SiteClient site, string query = "projectid=1") =>
        [.. (await site.GetAsync($"/logs?{query}")).Json.AsArray().Select(row => row!["value"]!.GetValue<string>())];
}
