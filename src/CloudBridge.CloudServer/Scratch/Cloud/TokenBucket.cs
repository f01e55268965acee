namespace CloudBridge.CloudServer.Scratch.Cloud;

/// <summary>
/// Tokens that come back at a rate, up to a capacity. It starts full, and counts in millionths without rounding.
/// </summary>
internal struct TokenBucket(int perSecond, double capacity, long startedAt)
{
    private const long Token = 1_000_000;
    private readonly long _capacity = (long)(capacity * Token);
    private long _missing;
    private long _filledAt = startedAt;

    /// <summary>True when there is a whole token, at this time in microseconds.</summary>
    public bool HasToken(long now)
    {
        _missing = Math.Max(0, _missing - ((now - _filledAt) * perSecond));
        _filledAt = now;
        return _capacity - _missing >= Token;
    }

    public void Take() => _missing += Token;
}
