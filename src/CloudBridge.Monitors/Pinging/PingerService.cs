using CloudBridge.Monitors.Loops;
using CloudBridge.Monitors.Pinging.Observing;
using CloudBridge.Monitors.Pinging.Running;
using CloudBridge.Monitors.Pinging.Updating;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Pinging;

/// <summary>
/// Runs the pinger with the host. When it stops, checks end first, and then what they found is stored as long as the host's
/// patience lasts.
/// </summary>
internal sealed class PingerService(
    MonitorLoader loader,
    CheckRunner runner,
    ReferenceWatch references,
    HistoryMaintenance maintenance,
    HistoryWriter history,
    TransitionWriter transitions,
    FactWriter facts,
    TimeProvider time,
    ILogger<PingerService> logger) : BackgroundService
{
    private readonly CancellationTokenSource _writing = new();
    private Task _writers = Task.CompletedTask;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _writers = Task.WhenAll(
            KeepAsync("history", history.RunAsync, _writing.Token),
            KeepAsync("transitions", transitions.RunAsync, _writing.Token));
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        history.Complete();
        transitions.Complete();
        using var impatience = cancellationToken.Register(_writing.Cancel);
        await _writers.ConfigureAwait(false);
        transitions.GiveUp();
    }

    public override void Dispose()
    {
        _writing.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        KeepAsync("checks", runner.RunAsync, stoppingToken),
        KeepAsync("monitors", loader.RunAsync, stoppingToken),
        KeepAsync("references", references.RunAsync, stoppingToken),
        KeepAsync("history maintenance", maintenance.RunAsync, stoppingToken),
        KeepAsync("facts about targets", facts.RunAsync, stoppingToken));

    private Task KeepAsync(string name, Func<CancellationToken, Task> loop, CancellationToken cancellationToken) =>
        KeptLoop.RunAsync(name, loop, time, logger, cancellationToken);
}
