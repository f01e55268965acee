using CloudBridge.Requests;

namespace CloudBridge.Dispatch;

/// <summary>A place on the thread pool that runs requests one after another.</summary>
internal sealed class RequestWorker(RequestWorkers owner) : IThreadPoolWorkItem
{
    private CloudRequest? _current;

    /// <summary>1 while the worker is not on the pool.</summary>
    public int IsFree = 1;

    /// <summary>The request whose handler holds the thread, for the sweep of deadlines.</summary>
    public CloudRequest? Current => Volatile.Read(ref _current);

    /// <summary>The time at which the current request began.</summary>
    public long StartedTimestamp { get; private set; }

    /// <summary>Takes a request up.</summary>
    public void Begin(CloudRequest request, long now)
    {
        // Before the request: who sees that must not see the time of the one before.
        StartedTimestamp = now;
        Volatile.Write(ref _current, request);
    }

    /// <summary>The handler has left the thread.</summary>
    public void End() => Volatile.Write(ref _current, null);

    /// <summary>Forgets a request that is still current; false when the worker has gone on.</summary>
    public bool TryForget(CloudRequest request) =>
        ReferenceEquals(Interlocked.CompareExchange(ref _current, null, request), request);

    public void Execute() => owner.Work(this);
}
