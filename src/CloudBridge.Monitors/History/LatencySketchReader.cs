namespace CloudBridge.Monitors.History;

/// <summary>
/// Reads the groups of a sketch in order. Each is one byte, how many groups it is after the one before (from 1; the first
/// counts from -1), and its count from 1 as a variable-length number: 7 bits a byte, low ones first, the high bit says that
/// more follow.
/// </summary>
internal ref struct LatencySketchReader(ReadOnlySpan<byte> bytes)
{
    private const int MaxShift = 56;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _place;
    private int _group = -1;

    /// <summary>Reads a group; false at the end.</summary>
    /// <exception cref="FormatException">The bytes are no sketch.</exception>
    public bool TryRead(out int group, out long count)
    {
        (group, count) = (0, 0);
        if (_place == _bytes.Length)
        {
            return false;
        }

        var step = _bytes[_place++];
        group = _group += step;
        count = ReadCount();
        return step > 0 && group < LatencyScale.Count && count > 0 ? true : throw Bad();
    }

    private long ReadCount()
    {
        var count = 0L;
        for (var shift = 0; shift <= MaxShift; shift += 7)
        {
            var part = _place < _bytes.Length ? _bytes[_place++] : throw Bad();
            count |= (part & 0x7FL) << shift;
            if (part < 0x80)
            {
                // A last byte of nothing but zeros would let one sketch have many forms.
                return part > 0 || shift == 0 ? count : throw Bad();
            }
        }

        throw Bad();
    }

    private static FormatException Bad() => new("These bytes are no summary of latencies.");
}
