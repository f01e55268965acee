using CloudBridge.Diagnostics;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Journal;

/// <summary>
/// Tells that the journal fails when that begins and when it is over, and counts what failed in between: a sick disk fails
/// every request.
/// </summary>
internal sealed partial class JournalTrouble(BridgeMetrics metrics, ILogger logger)
{
    private int _failures;

    /// <summary>Something could not be written or read.</summary>
    /// <param name="error">Why.</param>
    /// <param name="what">What, as the beginning of a sentence.</param>
    /// <param name="id">Of which request.</param>
    public void Failed(Exception error, string what, string id)
    {
        metrics.JournalFailed();
        if (Interlocked.Increment(ref _failures) == 1)
        {
            Log.Began(logger, error, what, id);
        }
    }

    /// <summary>Something could be written.</summary>
    public void Worked()
    {
        if (Volatile.Read(ref _failures) > 0 && Interlocked.Exchange(ref _failures, 0) is > 0 and var count)
        {
            Log.Ended(logger, count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{What} request {Id}; what else the journal cannot do is counted until it works again")]
        public static partial void Began(ILogger logger, Exception error, string what, string id);

        [LoggerMessage(2, LogLevel.Information, "The journal works again; it has failed {Count} times")]
        public static partial void Ended(ILogger logger, int count);
    }
}
