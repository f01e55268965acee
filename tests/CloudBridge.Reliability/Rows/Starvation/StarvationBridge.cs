using CloudBridge.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CloudBridge.Reliability.Rows.Starvation;

/// <summary>A real bridge with its default settings, on one cloud as kind Custom and on the same as Embedded.</summary>
internal sealed class StarvationBridge : IAsyncDisposable
{
    private readonly IHost _host;

    private StarvationBridge(IHost host) => _host = host;

    /// <summary>Starts it and returns when all rooms are live.</summary>
    public static async Task<StarvationBridge> StartAsync(Uri cloud, IReadOnlyList<RoomPlan> rooms, TimeProvider time, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddCloudBridge(options =>
        {
            foreach (var kind in rooms.GroupBy(room => room.Kind))
            {
                options.AddCloud($"{kind.Key}", $"{cloud}", kind.Key, [.. kind.Select(room => room.Name)]);
            }
        }).MapRequest("text", (int characters) => TemplatePlayer.TextOf(characters));
        var bridge = new StarvationBridge(builder.Build());
        await bridge._host.StartAsync(cancellationToken);
        var status = bridge._host.Services.GetRequiredService<ICloudBridgeStatus>();
        while (status.Projects.Any(project => project.State != ProjectState.Live))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
        }

        return bridge;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
