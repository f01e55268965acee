using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Client;

/// <summary>A request that waits for its answer. Guarded by the client's lock.</summary>
internal sealed class PendingAnswer(RequestId id, long startedTimestamp)
{
    private readonly ResponseAssembler _parts = new(id);

    public RequestId Id { get; } = id;

    public long StartedTimestamp { get; } = startedTimestamp;

    /// <summary>Parts that have come.</summary>
    public int Count { get; private set; }

    public TaskCompletionSource Completed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The part to ask for again; null when nothing has come or nothing is missing.</summary>
    public int? Missing => _parts.HasStarted ? _parts.FirstMissing : null;

    public void Accept(in ResponsePacket packet)
    {
        if (!_parts.Accept(packet))
        {
            return;
        }

        Count++;
        if (_parts.IsComplete)
        {
            Completed.TrySetResult();
        }
    }

    public CloudAnswer ToAnswer(TimeSpan elapsed)
    {
        if (!_parts.IsComplete)
        {
            return new CloudAnswer(AnswerStatus.Timeout, [], false, Count, elapsed);
        }

        var items = _parts.ToList();
        var failed = items.Count == 2 && items[0].StartsWith("Error in request ", StringComparison.Ordinal);
        return new CloudAnswer(failed ? AnswerStatus.Error : AnswerStatus.Done, items, _parts.IsRaw, Count, elapsed);
    }
}
