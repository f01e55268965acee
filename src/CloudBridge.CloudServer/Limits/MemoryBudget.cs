namespace CloudBridge.CloudServer.Limits;

/// <summary>
/// The bytes that all clients together may make the server keep: values of rooms, what waits for slow readers, messages that are not yet
/// whole. What would be too much is refused to whoever asks for it; all others go on.
/// </summary>
internal sealed class MemoryBudget(long limit)
{
    private long _used;

    /// <summary>Bytes taken now.</summary>
    public long Used => Interlocked.Read(ref _used);

    /// <summary>True when so little is left that what can be done without should be.</summary>
    public bool IsTight => Used > limit / 4 * 3;

    /// <summary>Takes bytes; false when there are not so many.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _used, bytes) <= limit || bytes <= 0)
        {
            return true;
        }

        Interlocked.Add(ref _used, -bytes);
        return false;
    }

    /// <summary>Takes bytes that are kept already, or gives some back.</summary>
    public void Add(long bytes) => Interlocked.Add(ref _used, bytes);
}
