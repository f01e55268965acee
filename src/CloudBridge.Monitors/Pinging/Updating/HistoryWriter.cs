using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>
/// The one writer of results. It gathers for up to a second; while the store stalls, checks go on, and when too many results
/// wait, the oldest are dropped and counted.
/// </summary>
internal sealed partial class HistoryWriter
{
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);

    private readonly PingerOptions _options;
    private readonly IHistoryStore _store;
    private readonly TimeProvider _time;
    private readonly PingerMetrics _metrics;
    private readonly ILogger<HistoryWriter> _logger;
    private readonly Channel<CheckResult> _queue;
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _dropped;

    public HistoryWriter(
        PingerOptions options,
        IHistoryStore store,
        TimeProvider time,
        PingerMetrics metrics,
        ILogger<HistoryWriter> logger)
    {
        (_options, _store, _time, _metrics, _logger) = (options, store, time, metrics, logger);
        var channel = new BoundedChannelOptions(options.MaxWaitingResults) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest };
        _queue = Channel.CreateBounded<CheckResult>(channel, _ => Drop());
    }

    /// <summary>Results that were dropped.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    public void Add(CheckResult result) => _queue.Writer.TryWrite(result);

    /// <summary>Nothing more comes: <see cref="RunAsync"/> ends when everything is stored.</summary>
    public void Complete()
    {
        _completed.TrySetResult();
        _queue.Writer.TryComplete();
    }

    /// <summary>Writes until everything is stored after <see cref="Complete"/>, or until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var batch = new List<CheckResult>();
        while (await _queue.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            await GatherAsync(batch, cancellationToken).ConfigureAwait(false);
            await StoreAsync(batch, cancellationToken).ConfigureAwait(false);
            batch.Clear();
        }
    }

    private async Task GatherAsync(List<CheckResult> batch, CancellationToken cancellationToken)
    {
        if (_queue.Reader.Count < _options.MaxAppend)
        {
            await Task.WhenAny(_completed.Task, Task.Delay(Gathering, _time, cancellationToken)).ConfigureAwait(false);
        }

        while (batch.Count < _options.MaxAppend && _queue.Reader.TryRead(out var result))
        {
            batch.Add(result);
        }
    }

    private async Task StoreAsync(List<CheckResult> batch, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(_time);
        for (var isFailing = false; batch.Count > 0; isFailing = true)
        {
            try
            {
                await _store.AppendAsync(batch, cancellationToken).ConfigureAwait(false);
                if (isFailing)
                {
                    Log.Recovered(_logger);
                }

                return;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                _metrics.StoreFailed("history");
                Log.Failed(_logger, isFailing ? LogLevel.Debug : LogLevel.Error, error, batch.Count);
            }

            await backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Drop()
    {
        Interlocked.Increment(ref _dropped);
        _metrics.HistoryDropped();
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "Could not store {Results} check results; retrying until it works")]
        public static partial void Failed(ILogger logger, LogLevel level, Exception error, int results);

        [LoggerMessage(2, LogLevel.Information, "Check results are being stored again")]
        public static partial void Recovered(ILogger logger);
    }
}
