using CloudBridge.Server.Features.Health;
using CloudBridge.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Server.Tests.Features.Health;

public sealed class ReadinessTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Before_the_start_everything_is_missing()
    {
        await using var app = Build();

        Assert.Equal(
            [new NotReady("cloud server", "not listening"), new NotReady("monitors", "being read from the store"), new NotReady("Own/demo", "stopped")],
            app.Services.GetRequiredService<Readiness>().Missing());
    }

    [Fact]
    public async Task Once_told_to_stop_the_server_is_not_ready_any_more()
    {
        await using var app = Build();
        await app.StartServerAsync(CancellationToken.None);
        var readiness = app.Services.GetRequiredService<Readiness>();
        await readiness.WhenReadyAsync(Limits.Patience, CancellationToken.None);
        Assert.Empty(readiness.Missing());

        app.Lifetime.StopApplication();

        Assert.Equal([new NotReady("server", "stopping")], readiness.Missing());
        await app.StopAsync();
    }

    [Fact]
    public async Task Waiting_for_what_never_comes_ends()
    {
        await using var app = Build();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            app.Services.GetRequiredService<Readiness>().WhenReadyAsync(TimeSpan.FromMilliseconds(50), CancellationToken.None));
    }

    private WebApplication Build() => ServerRun.Build(
        ServerFeatures.Loader.Of(new Dictionary<string, string>
        {
            ["Http:Port"] = "0",
            ["CloudServer:Port"] = "0",
            ["Cloud:Own:Kind"] = "Embedded",
            ["Cloud:Own:Projects"] = "demo",
            ["Journal:Enabled"] = "false",
            ["Data:Folder"] = _folder.Path,
        }),
        TextWriter.Null);
}
