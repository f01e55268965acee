using CloudBridge.Requests;

namespace CloudBridge.Dispatch;

/// <summary>
/// A place in the queue of the workers that nobody else can take. Disposing it gives it back unless a request has it.
/// </summary>
internal sealed class QueuePlace(RequestWorkers owner) : IDisposable
{
    private bool _isOver;

    /// <summary>Queues a request in it.</summary>
    public void Take(CloudRequest request)
    {
        _isOver = true;
        owner.Enqueue(request);
    }

    public void Dispose()
    {
        if (!_isOver)
        {
            _isOver = true;
            owner.GiveBack();
        }
    }
}
