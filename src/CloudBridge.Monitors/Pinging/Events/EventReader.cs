using System.Threading.Channels;

namespace CloudBridge.Monitors.Pinging.Events;

/// <summary>
/// The events that one reader has not read yet. A slow one misses checks; one that has gone to sleep is ended, and may resume by
/// number.
/// </summary>
internal sealed class EventReader
{
    /// <summary>Events that may wait before checks are left out.</summary>
    public const int MaxWithChecks = 1_000;

    private const int MaxWaiting = 100_000;

    private readonly Channel<MonitorEvent> _queue = Channel.CreateUnbounded<MonitorEvent>();

    public void Offer(MonitorEvent happened)
    {
        var waiting = _queue.Reader.Count;
        if (waiting >= MaxWaiting)
        {
            _queue.Writer.TryComplete();
        }
        else if (happened.Kind != MonitorEventKind.Checked || waiting < MaxWithChecks)
        {
            _queue.Writer.TryWrite(happened);
        }
    }

    public bool TryRead([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out MonitorEvent? happened) =>
        _queue.Reader.TryRead(out happened);

    /// <summary>Waits for the next event; false when there will be none.</summary>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _queue.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
