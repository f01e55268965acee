using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>
/// Remembers which targets do not know HEAD, when certificates end, and why what is down still is. What cannot be stored is
/// found out again after the next start.
/// </summary>
internal sealed partial class FactWriter(IMonitorStore store, ILogger<FactWriter> logger)
{
    private readonly Channel<TargetFact> _queue = Channel.CreateBounded<TargetFact>(
        new BoundedChannelOptions(10_000) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    public void Add(TargetFact fact) => _queue.Writer.TryWrite(fact);

    /// <summary>Writes until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var isFailing = false;
        await foreach (var fact in _queue.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await fact.StoreAsync(store, cancellationToken).ConfigureAwait(false);
                isFailing = false;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                Log.Failed(logger, isFailing ? LogLevel.Debug : LogLevel.Warning, error, fact.MonitorId);
                isFailing = true;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "Could not store what a check found out about the target of monitor {MonitorId}")]
        public static partial void Failed(ILogger logger, LogLevel level, Exception error, long monitorId);
    }
}
