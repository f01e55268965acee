using System.Buffers;

namespace CloudBridge.Downlink.Scheduling;

/// <summary>
/// Chooses the lane that has the next value: the one whose turn would be over first. A lane that has something of one value
/// is passed over by the others a few times at most, however many ask there: all share a second. Not safe for threads.
/// </summary>
internal sealed class LaneTurns
{
    private const int MostPassedOver = 3;

    private readonly List<IDownlinkLane> _lanes = new(2);
    private readonly List<int> _passedOver = new(2);

    /// <summary>The lanes, in the order in which they were added.</summary>
    public List<IDownlinkLane> Lanes => _lanes;

    public void Add(IDownlinkLane lane)
    {
        _lanes.Add(lane);
        _passedOver.Add(0);
    }

    /// <summary>Writes a value of the lane whose turn it is, or of the next when that has none that may be written now.</summary>
    /// <returns>The lane and the variable; null when no lane has a value.</returns>
    public (IDownlinkLane Lane, int Variable)? TryWrite(ArrayBufferWriter<byte> output, long now)
    {
        var tried = 0;
        while (Next(tried) is >= 0 and var index)
        {
            if (_lanes[index].TryWrite(output, Urgency.Turn, now) is { } variable)
            {
                Note(index);
                return (_lanes[index], variable);
            }

            tried |= 1 << index;
        }

        return null;
    }

    /// <summary>
    /// The index of the lane that is next of those that were not tried; of equal ones the last, and -1 when nothing waits.
    /// </summary>
    private int Next(int tried)
    {
        var (next, end, isOwed) = (-1, double.PositiveInfinity, false);
        for (var index = 0; index < _lanes.Count; index++)
        {
            var turn = (tried & (1 << index)) == 0 ? _lanes[index].NextTurn : double.PositiveInfinity;
            if (double.IsPositiveInfinity(turn))
            {
                continue;
            }

            var owes = _passedOver[index] >= MostPassedOver && _lanes[index].HasShort;
            if (owes == isOwed ? turn <= end : owes)
            {
                (next, end, isOwed) = (index, turn, owes);
            }
        }

        return next;
    }

    private void Note(int written)
    {
        for (var index = 0; index < _passedOver.Count; index++)
        {
            _passedOver[index] = index == written ? 0 : _passedOver[index] + 1;
        }
    }
}
