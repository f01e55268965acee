using System.Threading.Channels;
using CloudBridge.Monitors.Policies;
using Microsoft.Extensions.Logging;

namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>
/// The one writer of transitions. It stores them in order and tries until it works; what a commit without an answer has
/// stored already the store knows by its key. While the store fails, 100,000 wait at least; those that are too many are
/// dropped and counted.
/// </summary>
internal sealed partial class TransitionWriter(
    IMonitorStore store,
    TimeProvider time,
    PingerMetrics metrics,
    ILogger<TransitionWriter> logger)
{
    public const int MaxWaiting = 100_000;
    private const int MaxBatch = 500;
    private const int RemembersWarnings = 100;

    private readonly Channel<TransitionWork> _queue = Channel.CreateBounded<TransitionWork>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    /// <summary>
    /// The transitions that were taken from the queue and are not stored yet; also while the loop is begun again.
    /// </summary>
    private readonly List<TransitionWork> _taken = [];
    private volatile bool _isFailing;
    private long _dropped;

    /// <summary>Transitions that were dropped.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Stores a transition some time.</summary>
    public void Add(Transition transition) => Add(new TransitionWork(transition));

    /// <summary>Stores a warning some time, unless the store has it already.</summary>
    public void AddOnce(Transition warning) => Add(new TransitionWork(warning, IsWarning: true));

    /// <summary>Stores a transition now.</summary>
    /// <exception cref="MonitorException">It was not stored, as far as two tries can tell, and is not tried again.</exception>
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
        while (_taken.Count > 0 || await _queue.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            Gather(MaxBatch);
            await StoreAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The loop has ended for good: what is not stored yet never will be, and that is said.</summary>
    public void GiveUp()
    {
        Complete();
        Gather(int.MaxValue);
        _taken.ForEach(work => work.Stored?.TrySetException(Unavailable(null)));
        if (_taken.Count > 0)
        {
            Log.Lost(logger, _taken.Count);
        }
    }

    private void Add(TransitionWork work)
    {
        if (!_queue.Writer.TryWrite(work) && Interlocked.Increment(ref _dropped) == 1)
        {
            Log.Dropped(logger, MaxWaiting);
        }
    }

    private void Gather(int most)
    {
        while (_taken.Count < most && _queue.Reader.TryRead(out var work))
        {
            _taken.Add(work);
        }
    }

    /// <summary>
    /// A failure is followed by another try at once, so that a commit that has only lost its answer keeps nobody waiting.
    /// </summary>
    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        var backoff = new Backoff(time);
        for (var failures = 0; _taken.Count > 0;)
        {
            try
            {
                await TryStoreAsync(cancellationToken).ConfigureAwait(false);
                EndFailing();
                failures = 0;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                Fail(error, isSure: ++failures > 1);
            }

            if (failures > 1 && _taken.Count > 0)
            {
                await backoff.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task TryStoreAsync(CancellationToken cancellationToken)
    {
        var batch = _taken.GetRange(0, Math.Min(MaxBatch, _taken.Count));
        var count = batch.Count;
        for (var i = count - 1; i >= 0; i--)
        {
            if (batch[i].IsWarning && await IsKnownAsync(batch[i].Transition, cancellationToken).ConfigureAwait(false))
            {
                batch.RemoveAt(i);
            }
        }

        var stored = await store.AddTransitionsAsync(batch.ConvertAll(work => work.Transition), cancellationToken).ConfigureAwait(false);
        _taken.RemoveRange(0, count);
        foreach (var (transition, _, waiting) in batch)
        {
            if (waiting is null || stored.Any(one => one.Key == transition.Key))
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

    /// <summary>Refuses those who wait as soon as a failure is sure: they would only wait for the same failure again.</summary>
    private void Fail(Exception error, bool isSure)
    {
        metrics.StoreFailed("transitions");
        Log.Failed(logger, _isFailing ? LogLevel.Debug : LogLevel.Error, error, _taken.Count);
        if (!isSure)
        {
            _isFailing = true;
            return;
        }

        Gather(MaxWaiting);
        var refused = _taken.FindAll(work => work.Stored is not null);
        _taken.RemoveAll(work => work.Stored is not null);
        // Whoever is refused may ask again at once, and is judged by what is known by now.
        _isFailing = _taken.Count > 0;
        refused.ForEach(work => work.Stored!.TrySetException(Unavailable(error)));
    }

    private void EndFailing()
    {
        if (_isFailing)
        {
            _isFailing = false;
            Log.Recovered(logger);
        }
    }

    private static MonitorException Unavailable(Exception? error) =>
        new(MonitorFault.Unavailable, "This cannot be stored right now. Please try again in a minute.", error);

    /// <summary>A transition that waits to be stored.</summary>
    /// <param name="Transition">What.</param>
    /// <param name="IsWarning">Left out when the same was stored before.</param>
    /// <param name="Stored">Who waits for it and would rather hear of a failure; null when it is tried until it works.</param>
    private sealed record TransitionWork(Transition Transition, bool IsWarning = false, TaskCompletionSource? Stored = null);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Message = "Could not store {Transitions} state changes; retrying until it works")]
        public static partial void Failed(ILogger logger, LogLevel level, Exception error, int transitions);

        [LoggerMessage(2, LogLevel.Information, "State changes are being stored again")]
        public static partial void Recovered(ILogger logger);

        [LoggerMessage(3, LogLevel.Error, "{Transitions} state changes were not stored before the server stopped")]
        public static partial void Lost(ILogger logger, int transitions);

        [LoggerMessage(4, LogLevel.Error, "More than {Most} state changes are waiting to be stored; dropping new ones")]
        public static partial void Dropped(ILogger logger, int most);
    }
}
