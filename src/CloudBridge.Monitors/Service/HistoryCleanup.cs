using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Service;

/// <summary>Deletes the history of monitors that are gone. What cannot be deleted now ends with its time.</summary>
internal sealed partial class HistoryCleanup(IHistoryStore history, ILogger<HistoryCleanup> logger)
{
    /// <summary>Deletes it; a store that cannot be used is logged and nothing else.</summary>
    public async ValueTask DeleteAsync(IReadOnlyList<long> monitorIds)
    {
        try
        {
            // The monitors are gone for good, so nobody's impatience may keep their history.
            await history.DeleteAsync(monitorIds, CancellationToken.None).ConfigureAwait(false);
        }
        catch (MonitorException error)
        {
            Log.Kept(logger, error, monitorIds.Count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Could not delete the history of {Count} deleted monitors; it will expire by itself")]
        public static partial void Kept(ILogger logger, Exception error, int count);
    }
}
