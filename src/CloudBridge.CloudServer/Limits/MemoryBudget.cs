namespace CloudBridge.CloudServer.Limits;

/// <summary>
/// Bytes that all clients together may make the server keep. What would be too much is refused to whoever asks for it; all
/// others go on.
/// </summary>
internal sealed class MemoryBudget(long limit)
{
    private long _used;

    /// <summary>Bytes taken now.</summary>
    public long Used => Interlocked.Read(ref _used);

    /// <summary>True when so little is left that what can be done without should be.</summary>
    public bool IsTight => Used > limit / 4 * 3;

    /// <summary>True when more is kept than allowed.</summary>
    public bool IsSpent => Used > limit;

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
