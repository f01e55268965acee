using System.Threading.Tasks.Sources;

namespace CloudBridge.Downlink;

/// <summary>A latch that one waiter awaits without allocating: set once or often, it lets the waiter through once.</summary>
internal sealed class AsyncSignal : IValueTaskSource
{
    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<bool> _source = new() { RunContinuationsAsynchronously = true };
    private bool _isSet;
    private bool _isWaiting;

    /// <summary>Lets the waiter through, now or when it comes.</summary>
    public void Set()
    {
        lock (_gate)
        {
            if (!_isWaiting)
            {
                _isSet = true;
                return;
            }

            // Inside the lock: a waiter that is already through must not reset the source meanwhile.
            _isWaiting = false;
            _source.SetResult(true);
        }
    }

    /// <summary>Completes when the signal is set, and resets it. Only one may wait at a time.</summary>
    public ValueTask WaitAsync()
    {
        lock (_gate)
        {
            if (_isSet)
            {
                _isSet = false;
                return ValueTask.CompletedTask;
            }

            _source.Reset();
            _isWaiting = true;
            return new ValueTask(this, _source.Version);
        }
    }

    void IValueTaskSource.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
