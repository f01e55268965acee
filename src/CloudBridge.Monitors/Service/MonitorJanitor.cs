using System.Globalization;
using CloudBridge.Monitors.Loops;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Service;

/// <summary>
/// Pauses what nobody looks after: monitors that are down for very long, and those of owners who stay away. What it pauses
/// stays so, and so it does nothing until it has run for a day by a clock that did not leap.
/// </summary>
internal sealed partial class MonitorJanitor(
    IAccountStore accounts,
    IMonitorStore store,
    IPinger pinger,
    MonitorRules rules,
    TimeProvider time,
    ILogger<MonitorJanitor> logger) : BackgroundService
{
    /// <summary>Time between two rounds, and before the first.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    private const int PageSize = 500;

    private readonly OwnedMonitors _monitors = new(store, pinger);
    private readonly SteadyClock _clock = new(time, DateTimeOffset.UnixEpoch);

    /// <summary>Pauses all that is due now.</summary>
    /// <returns>How many monitors.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var now = _clock.Now;
        return await PauseDownAsync(now, cancellationToken).ConfigureAwait(false) + await PauseAbsentAsync(now, cancellationToken).ConfigureAwait(false);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        KeptLoop.RunAsync("janitor", LoopAsync, time, logger, stoppingToken);

    private async Task LoopAsync(CancellationToken cancellationToken)
    {
        using var rounds = new PeriodicTimer(Every, time);
        while (await rounds.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            await TryRoundAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task TryRoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            var paused = await RunOnceAsync(cancellationToken).ConfigureAwait(false);
            if (paused > 0)
            {
                Log.Paused(logger, paused);
            }
        }
        catch (MonitorException error)
        {
            Log.Failed(logger, error);
        }
    }

    private async Task<int> PauseDownAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var paused = 0;
        var after = 0L;
        while (await store.ListAllMonitorsAsync(after, PageSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (var monitor in page.Where(monitor => monitor.State == MonitorState.Down && now - monitor.StateSince >= rules.PauseWhenDownFor))
            {
                var reason = $"down for {Span(rules.PauseWhenDownFor)}, so it was paused; resume it when the target is back";
                paused += await PauseAsync(monitor, reason, cancellationToken).ConfigureAwait(false);
            }

            after = page[^1].Id;
        }

        return paused;
    }

    private async Task<int> PauseAbsentAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var paused = 0;
        while (await accounts.ListAbsentAsync(now - rules.PauseWhenAbsentFor, PageSize, cancellationToken).ConfigureAwait(false) is { Count: > 0 } absent)
        {
            var before = paused;
            foreach (var account in absent)
            {
                var active = _monitors.AllAsync(account.Id, cancellationToken).Where(monitor => monitor.State != MonitorState.Paused);
                await foreach (var monitor in active.ConfigureAwait(false))
                {
                    var reason = $"you were away for {Span(rules.PauseWhenAbsentFor)}, so it was paused; resume it to go on";
                    paused += await PauseAsync(monitor, reason, cancellationToken).ConfigureAwait(false);
                }
            }

            if (paused == before)
            {
                // Accounts whose monitors are going away just now must not be asked for for ever.
                break;
            }
        }

        return paused;
    }

    private async Task<int> PauseAsync(MonitorDefinition monitor, string reason, CancellationToken cancellationToken)
    {
        try
        {
            await pinger.SetStateAsync(monitor.Id, MonitorState.Paused, reason, cancellationToken).ConfigureAwait(false);
            return 1;
        }
        catch (MonitorException error) when (error.Fault == MonitorFault.NotFound)
        {
            return 0;
        }
    }

    private static string Span(TimeSpan time) => time < TimeSpan.FromDays(2)
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0} days");

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Paused {Count} monitors that were down for too long or whose owners stay away")]
        public static partial void Paused(ILogger logger, int count);

        [LoggerMessage(2, LogLevel.Warning, "Could not pause monitors that nobody looks after; retrying in an hour")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
