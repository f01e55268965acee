using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>Has the history rolled up and pruned every 5 minutes.</summary>
internal sealed partial class HistoryMaintenance(
    IHistoryStore store,
    TimeProvider time,
    PingerMetrics metrics,
    ILogger<HistoryMaintenance> logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>Goes on until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(Every, time, cancellationToken).ConfigureAwait(false);
            try
            {
                await store.MaintainAsync(time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                metrics.StoreFailed("upkeep");
                Log.Failed(logger, error);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Could not roll up the history; retrying in 5 minutes")]
        public static partial void Failed(ILogger logger, Exception error);
    }
}
