using CloudBridge.Server.Features.Clouds.Embedded;
using CloudBridge.Server.Hosting;
using CloudBridge.Server.Program;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Tests.Hosting;

public sealed class ServerRunTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Handlers_that_block_find_threads_waiting_for_them()
    {
        await using var server = await RunningServer.StartAsync();

        ThreadPool.GetMinThreads(out var workers, out _);
        Assert.True(workers >= 32);
    }

    [Fact]
    public async Task An_embedded_cloud_gets_the_address_of_the_own_server()
    {
        await using var app = Build(("Cloud:Own:Kind", "Embedded"), ("Cloud:Own:Projects", "demo"));
        var own = app.Services.GetRequiredService<IOptions<CloudBridgeOptions>>().Value.Clouds["Own"];
        Assert.Equal(EmbeddedCloud.UnknownUrl, own.Url);

        await app.StartServerAsync(CancellationToken.None);

        Assert.Equal(app.Services.GetRequiredService<EmbeddedCloud>().Url, own.Url);
        Assert.Equal(100_000, own.ValueLength);
        await app.StopAsync();
        Assert.Null(app.Services.GetRequiredService<EmbeddedCloud>().Url);
    }

    [Fact]
    public async Task A_cloud_with_an_address_keeps_it()
    {
        await using var app = Build(("Cloud:Far:Url", "ws://127.0.0.1:1/"), ("Cloud:Far:Projects", "1"), ("Cloud:Far:Enabled", "false"));

        await app.StartServerAsync(CancellationToken.None);

        Assert.Equal(new Uri("ws://127.0.0.1:1/"), app.Services.GetRequiredService<IOptions<CloudBridgeOptions>>().Value.Clouds["Far"].Url);
        await app.StopAsync();
    }

    [Fact]
    public async Task Nothing_listens_any_more_after_a_start_that_failed()
    {
        await using var first = await RunningServer.StartAsync();
        await using var second = Build(("Http:Port", $"{first.Http.BaseAddress!.Port}"));

        await Assert.ThrowsAsync<StartException>(() => second.StartServerAsync(CancellationToken.None));

        Assert.Null(second.Services.GetRequiredService<EmbeddedCloud>().Url);
    }

    private WebApplication Build(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string> { ["Http:Port"] = "0", ["CloudServer:Port"] = "0", ["Journal:Enabled"] = "false", ["Data:Folder"] = _folder.Path };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        return ServerRun.Build(ServerFeatures.Loader.Of(all), TextWriter.Null);
    }
}
