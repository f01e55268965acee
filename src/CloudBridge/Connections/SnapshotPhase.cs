namespace CloudBridge.Connections;

/// <summary>
/// The time after joining in which what arrives may be values from before. It ends when the cloud says so;
/// where clouds say nothing, after the first message or a while.
/// </summary>
internal sealed class SnapshotPhase(TimeProvider time, bool isMarked) : IDisposable
{
    private static readonly TimeSpan Marked = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Unmarked = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestUnmarked = TimeSpan.FromSeconds(10);

    private TaskCompletionSource _ended = Completed();
    private ITimer? _timer;
    private TimeSpan _length;
    private long _begun;
    private long _overAt;

    /// <summary>Completes when the phase is over.</summary>
    public Task Ended => _ended.Task;

    /// <summary>True during the phase; by the clock, so that a late timer lets nothing old through.</summary>
    public bool IsOn => !_ended.Task.IsCompleted && time.GetElapsedTime(_begun) < _length;

    /// <summary>Since when everything that others set is taken, as a timestamp; null during the phase.</summary>
    public long? LiveSince => IsOn ? null : Volatile.Read(ref _overAt);

    /// <summary>The bridge joins.</summary>
    /// <param name="opening">How long the opening of the socket took, which tells how slow the network is.</param>
    public void Begin(TimeSpan opening)
    {
        _begun = time.GetTimestamp();
        var slow = opening * 3;
        _length = isMarked ? Marked : slow < Unmarked ? Unmarked : slow > LongestUnmarked ? LongestUnmarked : slow;
        Volatile.Write(ref _overAt, _begun + (long)(_length.TotalSeconds * time.TimestampFrequency));
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _ended, ended);
        _timer?.Dispose();
        _timer = time.CreateTimer(_ => ended.TrySetResult(), null, _length, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A message has been taken: clouds that mark nothing send the whole snapshot as their first.</summary>
    public void MessageTaken()
    {
        if (!isMarked)
        {
            End();
        }
    }

    /// <summary>The cloud has said that the snapshot is complete.</summary>
    public void End()
    {
        if (_ended.TrySetResult())
        {
            Volatile.Write(ref _overAt, Math.Min(Volatile.Read(ref _overAt), time.GetTimestamp()));
            _timer?.Dispose();
        }
    }

    /// <inheritdoc />
    public void Dispose() => End();

    private static TaskCompletionSource Completed()
    {
        var completed = new TaskCompletionSource();
        completed.SetResult();
        return completed;
    }
}
