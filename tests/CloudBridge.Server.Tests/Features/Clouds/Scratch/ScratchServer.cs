using CloudBridge.Clouds;
using CloudBridge.Connections;
using CloudBridge.Scratch.Tests;
using CloudBridge.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Tests.Features.Clouds.Scratch;

/// <summary>The services of a server that is configured for the stand-in for Scratch; it logs everything.</summary>
internal sealed class ScratchServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ScratchServer(WebApplication app, SignalWriter log)
    {
        _app = app;
        Log = log;
    }

    public SignalWriter Log { get; }

    public CloudOptions Cloud => _app.Services.GetRequiredService<IOptions<CloudBridgeOptions>>().Value.Clouds["S"];

    public ICloudAccount Account => _app.Services.GetRequiredService<ICloudAccounts>().Find("S", Cloud)!;

    public ICloudAccounts Accounts => _app.Services.GetRequiredService<ICloudAccounts>();

    public IWebSocketConnectionFactory Sockets => _app.Services.GetRequiredService<IWebSocketConnectionFactory>();

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static ScratchServer Build(FakeScratch scratch, string dataFolder, Action<Dictionary<string, string>>? configure = null)
    {
        var settings = new Dictionary<string, string>
        {
            ["Data:Folder"] = dataFolder,
            ["CloudServer:Enabled"] = "false",
            ["Cloud:S:Kind"] = "Scratch",
            ["Cloud:S:AcceptTerms"] = "true",
            ["Cloud:S:User"] = FakeScratch.User,
            ["Cloud:S:Password"] = FakeScratch.Password,
            ["Cloud:S:Projects"] = "104",
            ["Cloud:S:Url"] = scratch.Hosts.CloudSocket.AbsoluteUri,
            ["Cloud:S:SiteUrl"] = scratch.Url.AbsoluteUri,
            ["Cloud:S:LogUrl"] = scratch.Url.AbsoluteUri,
            ["Serilog:MinimumLevel:Default"] = "Verbose",
        };
        configure?.Invoke(settings);
        var configuration = ServerFeatures.Loader.Of(settings);
        Assert.Empty(configuration.Faults);
        var log = new SignalWriter();
        return new ScratchServer(ServerRun.Build(configuration, log), log);
    }

    public async Task<CloudSignIn> SignInAsync() => await Account.SignInAsync(CancellationToken.None).AsTask().WaitAsync(Limits.Patience);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
