using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>Takes up all stored monitors at the start, and tries until it works.</summary>
internal sealed partial class MonitorLoader(IMonitorStore store, MonitorBoard board, TimeProvider time, PingerMetrics metrics, ILogger<MonitorLoader> logger)
{
    private const int PageSize = 2_000;

    /// <summary>Loads.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var startedAt = time.GetTimestamp();
        var backoff = new Backoff(time);
        for (var after = (long?)0; after is not null;)
        {
            try
            {
                after = await LoadPageAsync(after.Value, cancellationToken).ConfigureAwait(false);
                backoff.Reset();
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                metrics.StoreFailed("load");
                Log.Failed(logger, error);
                await backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        board.EndLoading();
        Log.Loaded(logger, board.Count, (long)time.GetElapsedTime(startedAt).TotalMilliseconds);
    }

    private async Task<long?> LoadPageAsync(long after, CancellationToken cancellationToken)
    {
        var page = await store.ListAllMonitorsAsync(after, PageSize, cancellationToken).ConfigureAwait(false);
        foreach (var definition in page)
        {
            board.Load(definition);
        }

        return page.Count < PageSize ? null : page[^1].Id;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The monitors could not be read; tried again until it works")]
        public static partial void Failed(ILogger logger, Exception error);

        [LoggerMessage(2, LogLevel.Information, "{Monitors} monitors are watched, read in {Milliseconds} ms")]
        public static partial void Loaded(ILogger logger, int monitors, long milliseconds);
    }
}
