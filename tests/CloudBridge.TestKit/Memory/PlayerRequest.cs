using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.TestKit;

/// <summary>A request whose answer a player puts together. Guarded by the player's lock.</summary>
internal sealed class PlayerRequest(RequestId id)
{
    private readonly ResponseAssembler _parts = new(id);
    private int _count;

    public RequestId Id { get; } = id;

    public TaskCompletionSource<PlayerAnswer> Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Accept(in ResponsePacket packet)
    {
        if (!_parts.Accept(packet))
        {
            return;
        }

        _count++;
        if (_parts.IsComplete)
        {
            Answered.TrySetResult(new PlayerAnswer(_parts.ToList(), _parts.IsRaw, _count));
        }
    }
}
