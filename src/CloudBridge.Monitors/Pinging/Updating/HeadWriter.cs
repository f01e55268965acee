using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>Remembers which targets do not know HEAD. What cannot be stored is found out again after the next start.</summary>
internal sealed partial class HeadWriter(IMonitorStore store, ILogger<HeadWriter> logger)
{
    private readonly Channel<long> _queue = Channel.CreateBounded<long>(new BoundedChannelOptions(10_000) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    public void Add(long monitorId) => _queue.Writer.TryWrite(monitorId);

    /// <summary>Writes until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var isFailing = false;
        await foreach (var monitorId in _queue.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                await store.SetHeadFailsAsync(monitorId, cancellationToken).ConfigureAwait(false);
                isFailing = false;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                Log.Failed(logger, isFailing ? LogLevel.Debug : LogLevel.Warning, error, monitorId);
                isFailing = true;
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "It could not be stored that the target of monitor {MonitorId} does not know HEAD")]
        public static partial void Failed(ILogger logger, LogLevel level, Exception error, long monitorId);
    }
}
