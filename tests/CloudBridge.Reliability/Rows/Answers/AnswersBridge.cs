using CloudBridge.Hosting;
using CloudBridge.TestKit.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Reliability.Rows.Answers;

/// <summary>A real bridge on real sockets: every project on a cloud of its own name, so that each has its own proxy.</summary>
internal sealed class AnswersBridge : IAsyncDisposable
{
    private const int ValueLength = 256;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private readonly IHost _host;

    private AnswersBridge(IHost host) => _host = host;

    public ICloudBridgeStatus Status => _host.Services.GetRequiredService<ICloudBridgeStatus>();

    public static string ProjectOf(int number) => $"project{number}";

    /// <summary>Starts a bridge and returns when all its projects are live.</summary>
    public static async Task<AnswersBridge> StartAsync(IReadOnlyList<FaultProxy> proxies, Ledger ledger, Action<IServiceCollection>? services, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        services?.Invoke(builder.Services);
        builder.Services.AddCloudBridge(options => AddClouds(options, proxies)).MapRequest("work", (string key, int length, string filler) =>
        {
            ledger.Count(key);
            return Ledger.AnswerOf(key, length);
        });
        var bridge = new AnswersBridge(builder.Build());
        await bridge._host.StartAsync(cancellationToken);
        await bridge.WhenLiveAsync(cancellationToken);
        return bridge;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    /// <summary>Every fourth project sends without spacing, so that several frames share a message.</summary>
    private static void AddClouds(CloudBridgeOptions options, IReadOnlyList<FaultProxy> proxies)
    {
        for (var i = 0; i < proxies.Count; i++)
        {
            var cloud = options.AddCloud($"cloud{i}", proxies[i].Url.ToString(), CloudKind.Embedded, ProjectOf(i));
            cloud.ValueLength = ValueLength;
            cloud.SetInterval = i % 4 == 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(5);
        }
    }

    private async Task WhenLiveAsync(CancellationToken cancellationToken)
    {
        while (Status.Projects.Any(project => project.State != ProjectState.Live))
        {
            await Task.Delay(Step, cancellationToken);
        }
    }
}
