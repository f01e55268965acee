using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>
/// Takes up all stored monitors at the start, and tries until it works. Every 10 minutes it reads them again, so that what
/// nobody told, or could tell because the answer of a store got lost, is found out too.
/// </summary>
internal sealed partial class MonitorLoader(
    IMonitorStore store,
    MonitorRegistry registry,
    TimeProvider time,
    PingerMetrics metrics,
    ILogger<MonitorLoader> logger)
{
    private const int PageSize = 2_000;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <summary>Loads, and compares until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var startedAt = time.GetTimestamp();
        await ReadAllAsync(registry.Load, cancellationToken).ConfigureAwait(false);
        registry.EndLoading();
        Log.Loaded(logger, registry.Count, (long)time.GetElapsedTime(startedAt).TotalMilliseconds);
        while (true)
        {
            await Task.Delay(Every, time, cancellationToken).ConfigureAwait(false);
            await CompareAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task CompareAsync(CancellationToken cancellationToken)
    {
        var unknown = registry.Numbers().ToHashSet();
        await ReadAllAsync(
            monitor =>
            {
                unknown.Remove(monitor.Id);
                registry.Watch(monitor);
            },
            cancellationToken).ConfigureAwait(false);
        foreach (var id in unknown)
        {
            if (await IsGoneAsync(id, cancellationToken).ConfigureAwait(false))
            {
                registry.Forget(id);
            }
        }
    }

    /// <summary>One that was not among the others may have been made while they were read.</summary>
    private async Task<bool> IsGoneAsync(long id, CancellationToken cancellationToken)
    {
        try
        {
            return await store.FindMonitorAsync(id, cancellationToken).ConfigureAwait(false) is null;
        }
        catch (MonitorException)
        {
            // The next comparison will tell.
            return false;
        }
    }

    private async Task ReadAllAsync(Action<MonitorDefinition> take, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time);
        var isFailing = false;
        for (var after = (long?)0; after is not null;)
        {
            try
            {
                after = await ReadPageAsync(after.Value, take, cancellationToken).ConfigureAwait(false);
                backoff.Reset();
                isFailing = false;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                metrics.StoreFailed("load");
                Log.Failed(logger, isFailing ? LogLevel.Debug : LogLevel.Error, error);
                isFailing = true;
                await backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<long?> ReadPageAsync(long after, Action<MonitorDefinition> take, CancellationToken cancellationToken)
    {
        var page = await store.ListAllMonitorsAsync(after, PageSize, cancellationToken).ConfigureAwait(false);
        foreach (var monitor in page)
        {
            TryTake(monitor, take);
        }

        return page.Count < PageSize ? null : page[^1].Id;
    }

    private void TryTake(MonitorDefinition monitor, Action<MonitorDefinition> take)
    {
        try
        {
            take(monitor);
        }
        catch (Exception error)
        {
            // One that makes no sense must not keep the others from being watched.
            Log.NotTaken(logger, error, monitor.Id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "Could not read the monitors; retrying until it works")]
        public static partial void Failed(ILogger logger, LogLevel level, Exception error);

        [LoggerMessage(2, LogLevel.Information, "Watching {Monitors} monitors, read in {Milliseconds} ms")]
        public static partial void Loaded(ILogger logger, int monitors, long milliseconds);

        [LoggerMessage(3, LogLevel.Error, "Monitor {MonitorId} cannot be watched as it is stored")]
        public static partial void NotTaken(ILogger logger, Exception error, long monitorId);
    }
}
