using System.Threading.Channels;
using CloudBridge.Monitors.Policies;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>The one writer of transitions. It stores them in order, drops none, and tries until it works.</summary>
internal sealed partial class TransitionWriter(IMonitorStore store, TimeProvider time, PingerMetrics metrics, ILogger<TransitionWriter> logger)
{
    private const int MaxBatch = 500;
    private const int RemembersWarnings = 100;

    private readonly Channel<TransitionWork> _queue = Channel.CreateUnbounded<TransitionWork>(new() { SingleReader = true });
    private volatile bool _isFailing;

    /// <summary>Stores a transition some time.</summary>
    public void Add(Transition transition) => _queue.Writer.TryWrite(new(transition));

    /// <summary>Stores a warning some time, unless the store has it already.</summary>
    public void AddOnce(Transition warning) => _queue.Writer.TryWrite(new(warning, IsWarning: true));

    /// <summary>Stores a transition now.</summary>
    /// <exception cref="MonitorException">It was not stored and will not be.</exception>
    public async Task StoreAsync(Transition transition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_isFailing || !_queue.Writer.TryWrite(new(transition, Stored: stored)))
        {
            throw Unavailable(null);
        }

        // Whoever gave up would not know whether it was stored: the wait is as long as the store needs.
        await stored.Task.ConfigureAwait(false);
    }

    /// <summary>Nothing more comes: <see cref="RunAsync"/> ends when everything is stored.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    /// <summary>Writes until everything is stored after <see cref="Complete"/>, or until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var batch = new List<TransitionWork>();
        try
        {
            while (await _queue.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                Gather(batch, MaxBatch);
                await StoreAsync(batch, cancellationToken).ConfigureAwait(false);
                batch.Clear();
            }
        }
        finally
        {
            Complete();
            Gather(batch, int.MaxValue);
            GiveUp(batch);
        }
    }

    private void Gather(List<TransitionWork> batch, int most)
    {
        while (batch.Count < most && _queue.Reader.TryRead(out var work))
        {
            batch.Add(work);
        }
    }

    private async Task StoreAsync(List<TransitionWork> batch, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time);
        while (batch.Count > 0)
        {
            try
            {
                await TryStoreAsync(batch, cancellationToken).ConfigureAwait(false);
                EndFailing();
                return;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                Fail(batch, error);
            }

            if (batch.Count > 0)
            {
                await backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task TryStoreAsync(List<TransitionWork> batch, CancellationToken cancellationToken)
    {
        for (var i = batch.Count - 1; i >= 0; i--)
        {
            if (batch[i].IsWarning && await IsKnownAsync(batch[i].Transition, cancellationToken).ConfigureAwait(false))
            {
                batch.RemoveAt(i);
            }
        }

        var stored = await store.AddTransitionsAsync(batch.ConvertAll(work => work.Transition), cancellationToken).ConfigureAwait(false);
        foreach (var (transition, _, waiting) in batch)
        {
            if (waiting is null || stored.Any(one => one.MonitorId == transition.MonitorId))
            {
                waiting?.TrySetResult();
            }
            else
            {
                waiting.TrySetException(new MonitorException(MonitorFault.NotFound, "There is no such monitor."));
            }
        }
    }

    private async Task<bool> IsKnownAsync(Transition warning, CancellationToken cancellationToken)
    {
        var known = await store.ListTransitionsAsync(warning.MonitorId, long.MaxValue, RemembersWarnings, cancellationToken).ConfigureAwait(false);
        return known.Any(one => CertificatePolicy.IsSame(one.Reason, warning.Reason));
    }

    /// <summary>Who waits behind would only wait for the same failure again.</summary>
    private void Fail(List<TransitionWork> batch, Exception error)
    {
        metrics.StoreFailed("transitions");
        Log.Failed(logger, _isFailing ? LogLevel.Debug : LogLevel.Error, error, batch.Count);
        Gather(batch, int.MaxValue);
        foreach (var work in batch)
        {
            work.Stored?.TrySetException(Unavailable(error));
        }

        batch.RemoveAll(work => work.Stored is not null);
        _isFailing = batch.Count > 0;
    }

    private void EndFailing()
    {
        if (_isFailing)
        {
            _isFailing = false;
            Log.Recovered(logger);
        }
    }

    private void GiveUp(List<TransitionWork> batch)
    {
        foreach (var work in batch)
        {
            work.Stored?.TrySetException(Unavailable(null));
        }

        if (batch.Count > 0)
        {
            Log.Lost(logger, batch.Count);
        }
    }

    private static MonitorException Unavailable(Exception? error) =>
        new(MonitorFault.Unavailable, "This cannot be stored right now. Please try again in a minute.", error);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "{Transitions} changes of state could not be stored; tried again until it works")]
        public static partial void Failed(ILogger logger, LogLevel level, Exception error, int transitions);

        [LoggerMessage(2, LogLevel.Information, "Changes of state are stored again")]
        public static partial void Recovered(ILogger logger);

        [LoggerMessage(3, LogLevel.Error, "{Transitions} changes of state were not stored before the server stopped")]
        public static partial void Lost(ILogger logger, int transitions);
    }
}
