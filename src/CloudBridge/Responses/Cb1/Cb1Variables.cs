using CloudBridge.Protocol.Frames;

namespace CloudBridge.Responses.Cb1;

/// <summary>
/// The response variables as CB1 uses them: in turn, and none again before every project has had a frame to look at it.
/// Clouds without a rate would else overwrite values within one frame. Guarded by the outbox.
/// </summary>
internal sealed class Cb1Variables(SetFrame[] frames, TimeProvider time)
{
    /// <summary>A project looks 30 times a second; a late frame is forgiven.</summary>
    private static readonly TimeSpan Standing = TimeSpan.FromMilliseconds(40);

    private readonly long[] _free = new long[frames.Length];
    private readonly long _standing = (long)(Standing.TotalSeconds * time.TimestampFrequency);
    private int _next;

    /// <summary>How many there are.</summary>
    public int Total => frames.Length;

    /// <summary>How many are used, from the first.</summary>
    public int Count { get; set; } = frames.Length;

    /// <summary>When the next one may be written.</summary>
    public long Due => _free[_next % Count];

    /// <summary>The next variable, which is written now.</summary>
    public SetFrame Take(long now)
    {
        var index = _next % Count;
        _next = (index + 1) % Count;
        _free[index] = now + _standing;
        return frames[index];
    }
}
