using CloudBridge.Client;

namespace CloudBridge.Server.Tests.Requests.Mistakes;

/// <summary>The server, asked in both formats. It may ask nobody, so a request that would ask before it looks is answered with that.</summary>
public sealed class MistakeServer : IAsyncLifetime
{
    private RunningServer _server = null!;
    private CloudRequestClient _compatible = null!;
    private CloudRequestClient _cb1 = null!;

    public async Task InitializeAsync()
    {
        _server = await RunningServer.StartAsync(settings => settings["Stats:Source"] = "V3");
        _compatible = await _server.JoinAsync();
        _cb1 = await CloudRequestClient.ConnectAsync(new CloudOptions { Kind = CloudKind.Embedded, Url = _server.Cloud }, "demo", format: WireFormat.Cb1);
    }

    public async Task DisposeAsync()
    {
        await _cb1.DisposeAsync();
        await _server.DisposeAsync();
    }

    internal Task<CloudAnswer> AskAsync(string name, string[] arguments) => _compatible.AskAsync(name, arguments, Limits.Patience);

    internal Task<CloudAnswer> AskCb1Async(string name, string[] arguments) => _cb1.AskAsync(name, arguments, Limits.Patience);
}
