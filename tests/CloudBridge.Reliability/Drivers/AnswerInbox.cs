using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Reliability.Drivers;

/// <summary>The parts of the answer a player waits for. Safe for threads.</summary>
internal sealed class AnswerInbox(RequestId id)
{
    private readonly Lock _gate = new();
    private readonly ResponseAssembler _parts = new(id);
    private int _count;

    public RequestId Id { get; } = id;

    public TaskCompletionSource Completed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Parts that have come.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <summary>The part to ask for again; null when nothing has come or nothing is known to be missing.</summary>
    public int? Missing
    {
        get
        {
            lock (_gate)
            {
                return _parts.HasStarted ? _parts.FirstMissing : null;
            }
        }
    }

    /// <summary>The items of the complete answer.</summary>
    public IReadOnlyList<string> Items
    {
        get
        {
            lock (_gate)
            {
                return _parts.ToList();
            }
        }
    }

    public void Accept(in ResponsePacket packet)
    {
        lock (_gate)
        {
            if (!_parts.Accept(packet))
            {
                return;
            }

            _count++;
            if (_parts.IsComplete)
            {
                Completed.TrySetResult();
            }
        }
    }
}
