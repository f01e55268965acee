using CloudBridge.Client;
using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Features.Health;
using CloudBridge.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Server.Tests;

/// <summary>A real server on free ports, and the ways to it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<CloudRequestClient> _clients = [];

    private readonly TestFolder _folder;

    private RunningServer(WebApplication app, SignalWriter log, TestFolder folder)
    {
        _app = app;
        _folder = folder;
        Log = log;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public SignalWriter Log { get; }

    public HttpClient Http { get; }

    public Uri Cloud => _app.Services.GetRequiredService<EmbeddedCloud>().Url!;

    public static async Task<RunningServer> StartAsync(Action<Dictionary<string, string>>? configure = null, Action<ICloudBridgeBuilder>? map = null, bool waits = true)
    {
        var folder = new TestFolder();
        var settings = new Dictionary<string, string>
        {
            ["Data:Folder"] = folder.Path,
            ["Http:Port"] = "0",
            ["CloudServer:Port"] = "0",
            ["Cloud:Own:Kind"] = "Embedded",
            ["Cloud:Own:Projects"] = "demo",
            ["Journal:Enabled"] = "false",
            ["Stats:Enabled"] = "false",
            ["Serilog:MinimumLevel:Default"] = "Debug",
        };
        configure?.Invoke(settings);
        var configuration = ServerFeatures.Loader.Of(settings);
        Assert.Empty(configuration.Faults);
        var log = new SignalWriter();
        var app = ServerRun.Build(configuration, log, map);
        await app.StartServerAsync(CancellationToken.None);
        if (waits)
        {
            await app.Services.GetRequiredService<Readiness>().WhenReadyAsync(Limits.Patience, CancellationToken.None);
        }

        return new RunningServer(app, log, folder);
    }

    /// <summary>A server whose only cloud is another one, which is away.</summary>
    public static Task<RunningServer> StartWithCloudAwayAsync(string url) => StartAsync(
        settings =>
        {
            settings["CloudServer:Enabled"] = "false";
            settings["Cloud:Own:Url"] = url;
        },
        waits: false);

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<CloudRequestClient> JoinAsync(string project = "demo")
    {
        var client = await CloudRequestClient.ConnectAsync(new CloudOptions { Kind = CloudKind.Embedded, Url = Cloud }, project);
        _clients.Add(client);
        return client;
    }

    public async Task<CloudAnswer> AskAsync(string name, params string[] arguments)
    {
        var client = _clients.Count > 0 ? _clients[0] : await JoinAsync();
        return await client.AskAsync(name, arguments, Limits.Patience);
    }

    /// <summary>Pings a project.</summary>
    public async Task<CloudAnswer> AskInAsync(string project) => await (await JoinAsync(project)).AskAsync("ping", [], Limits.Patience);

    public async Task<string> AskTextAsync(string name, params string[] arguments)
    {
        var answer = await AskAsync(name, arguments);
        Assert.Equal(AnswerStatus.Done, answer.Status);
        return Assert.Single(answer.Items);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
