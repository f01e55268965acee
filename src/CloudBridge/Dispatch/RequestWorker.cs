using CloudBridge.Requests;

namespace CloudBridge.Dispatch;

/// <summary>A place on the thread pool that runs requests one after another.</summary>
internal sealed class RequestWorker(RequestWorkers owner) : IThreadPoolWorkItem
{
    private CloudRequest? _current;

    /// <summary>1 while the worker is not on the pool.</summary>
    public int IsFree = 1;

    /// <summary>The request whose handler holds the thread, for the sweep of deadlines.</summary>
    public CloudRequest? Current
    {
        get => Volatile.Read(ref _current);
        set => Volatile.Write(ref _current, value);
    }

    /// <summary>Forgets a request that is still current; false when the worker has gone on.</summary>
    public bool TryForget(CloudRequest request) =>
        ReferenceEquals(Interlocked.CompareExchange(ref _current, null, request), request);

    public void Execute() => owner.Work(this);
}
