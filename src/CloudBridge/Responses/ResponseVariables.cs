using CloudBridge.Protocol.Frames;

namespace CloudBridge.Responses;

/// <summary>
/// The response variables of a project. Both formats write into the one that was written longest ago, so that each value
/// stands as long as can be; CB1 uses the first of them only, as far as its clients look. Guarded by the outbox.
/// </summary>
internal sealed class ResponseVariables(SetFrame[] frames, TimeProvider time)
{
    /// <summary>
    /// How long a value of CB1 stands at least: a project looks 30 times a second, and a late frame is forgiven. Clouds without
    /// a rate would else overwrite values within one frame.
    /// </summary>
    private static readonly TimeSpan Standing = TimeSpan.FromMilliseconds(40);

    private readonly long[] _written = new long[frames.Length];
    private readonly long[] _free = new long[frames.Length];
    private readonly long _standing = (long)(Standing.TotalSeconds * time.TimestampFrequency);
    private int _cb1Count = frames.Length;
    private long _writes;

    /// <summary>How many there are.</summary>
    public int Count => frames.Length;

    /// <summary>How many of them CB1 uses, from the first.</summary>
    public int Cb1Count
    {
        get => _cb1Count;
        set => _cb1Count = Math.Clamp(value, 1, frames.Length);
    }

    /// <summary>When the next of the first <paramref name="count"/> may be written.</summary>
    public long Due(int count) => _free[Oldest(count)];

    /// <summary>The variable to write next, for a value that may be overwritten at any time.</summary>
    public (int Index, SetFrame Frame) Next() => Next(frames.Length);

    /// <summary>The variable to write next, for a value of CB1.</summary>
    public (int Index, SetFrame Frame) NextForCb1(long now)
    {
        var next = Next(_cb1Count);
        _free[next.Index] = now + _standing;
        return next;
    }

    private (int Index, SetFrame Frame) Next(int count)
    {
        var index = Oldest(count);
        _written[index] = ++_writes;
        return (index, frames[index]);
    }

    /// <summary>Values of CB1 are written in order of time: what was written longest ago is free first.</summary>
    private int Oldest(int count)
    {
        var oldest = 0;
        for (var index = 1; index < count; index++)
        {
            if (_written[index] < _written[oldest])
            {
                oldest = index;
            }
        }

        return oldest;
    }
}
