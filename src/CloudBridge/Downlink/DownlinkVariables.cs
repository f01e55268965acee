using CloudBridge.Protocol.Frames;

namespace CloudBridge.Downlink;

/// <summary>
/// The response variables of a project. Both formats write into the one that was written longest ago, so that each value
/// stands as long as can be; one of CB1 into the first of them only, as far as those look whom it is for.
/// </summary>
internal sealed class DownlinkVariables(SetFrame[] frames, TimeProvider time)
{
    /// <summary>
    /// The shortest time for which a value of CB1 stands: a project looks 30 times a second, and a late frame is forgiven.
    /// Clouds without a rate would else overwrite values within one frame.
    /// </summary>
    private static readonly TimeSpan Standing = TimeSpan.FromMilliseconds(40);

    private readonly long[] _written = new long[frames.Length];
    private readonly long[] _free = new long[frames.Length];
    private readonly long _standing = (long)(Standing.TotalSeconds * time.TimestampFrequency);
    private long _writes;

    /// <summary>The number of variables.</summary>
    public int Count => frames.Length;

    /// <summary>The time at which the next of the first <paramref name="count"/> may be written.</summary>
    public long Due(int count) => _free[Oldest(count)];

    /// <summary>False while every variable holds a value that projects had no time to see.</summary>
    public bool CanWrite(long now) => Due(frames.Length) <= now;

    /// <summary>The fewest variables, from the first, of which one may be written now; null when none may.</summary>
    public int? FewestFree(long now)
    {
        for (var count = 1; count <= frames.Length; count++)
        {
            if (Due(count) <= now)
            {
                return count;
            }
        }

        return null;
    }

    /// <summary>The time at which one more than now may be written; null when all may.</summary>
    public long? NextFree(long now)
    {
        long? next = null;
        foreach (var free in _free)
        {
            next = free > now && !(next < free) ? free : next;
        }

        return next;
    }

    /// <summary>The variable to write next, for a value that may be overwritten at any time.</summary>
    public (int Index, SetFrame Frame) Next() => Next(frames.Length);

    /// <summary>The variable to write next of the first <paramref name="count"/>, for a value of CB1.</summary>
    public (int Index, SetFrame Frame) NextForCb1(int count, long now)
    {
        var next = Next(count);
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
