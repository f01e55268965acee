namespace CloudBridge.Scratch.Upstreams.Asking;

/// <summary>
/// Gives turns: so many a second, some more after a quiet time. Who comes when there is none waits in line, and the line has an
/// end. Safe for threads.
/// </summary>
internal sealed class RequestBudget : IDisposable
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource> _line = new();
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly TimeSpan _interval;
    private readonly TimeSpan _slack;
    private readonly int _backlog;
    private readonly TimeSpan _longest;
    private readonly ITimer _timer;
    private TimeSpan _next;

    /// <summary>Begins with all turns of a quiet time.</summary>
    public RequestBudget(UpstreamOptions options, TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _interval = TimeSpan.FromSeconds(1) / options.RequestsPerSecond;
        _slack = _interval * (options.Burst - 1);
        (_backlog, _longest) = (options.Backlog, options.Timeout);
        _timer = time.CreateTimer(_ => GiveTurns(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The time that a newcomer would wait in line.</summary>
    public TimeSpan Wait
    {
        get
        {
            lock (_gate)
            {
                return UntilNext() + (_interval * _line.Count);
            }
        }
    }

    /// <summary>Asks for a turn.</summary>
    /// <param name="cancellationToken">Leaves the line.</param>
    /// <returns>Done when it is one's turn; null when the line is full, or longer than whoever asks would wait.</returns>
    public Task? Take(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (_gate)
        {
            if (_line.Count == 0 && UntilNext() == TimeSpan.Zero)
            {
                Spend();
                return Task.CompletedTask;
            }

            if (_line.Count >= _backlog || UntilNext() + (_interval * _line.Count) > _longest)
            {
                return null;
            }

            place = _line.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            SetTimer();
        }

        return WaitAsync(place, cancellationToken);
    }

    public void Dispose() => _timer.Dispose();

    private async Task WaitAsync(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        await using var leaving = cancellationToken.UnsafeRegister(_ => Leave(place, cancellationToken), null).ConfigureAwait(false);
        await place.Value.Task.ConfigureAwait(false);
    }

    private void Leave(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (place.List is not null)
            {
                _line.Remove(place);
            }
        }

        place.Value.TrySetCanceled(cancellationToken);
    }

    private void GiveTurns()
    {
        lock (_gate)
        {
            while (_line.First is { } first && UntilNext() == TimeSpan.Zero)
            {
                _line.RemoveFirst();
                Spend();
                first.Value.TrySetResult();
            }

            SetTimer();
        }
    }

    private void Spend()
    {
        var now = Now();
        _next = (_next > now ? _next : now) + _interval;
    }

    private TimeSpan UntilNext()
    {
        var wait = _next - _slack - Now();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    // Timers count whole milliseconds; one that is early would only have to be set again.
    private void SetTimer()
    {
        if (_line.Count > 0)
        {
            _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(UntilNext().TotalMilliseconds)), Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan Now() => _time.GetElapsedTime(_origin);
}
