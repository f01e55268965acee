using CloudBridge.Protocol.Frames;

namespace CloudBridge.Downlink;

/// <summary>A value for a variable that is not part of a request. Later values of the same variable replace it.</summary>
internal sealed class PlainSet(SetFrame frame, byte[] value, TaskCompletionSource sent)
{
    public SetFrame Frame { get; } = frame;

    public byte[] Value { get; set; } = value;

    /// <summary>Those who wait for the value or one that it replaced.</summary>
    public List<TaskCompletionSource> SentBy { get; } = [sent];

    public void Confirm()
    {
        foreach (var waiter in SentBy)
        {
            waiter.TrySetResult();
        }
    }
}
