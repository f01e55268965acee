using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Requests;

namespace CloudBridge.Wires.CloudRequests.Assembly;

/// <summary>The parts of one request that have come so far. Parts carry no number, so arrival order counts.</summary>
internal sealed class PartialRequest(RequestId id)
{
    /// <summary>The memory that a part takes beside its digits.</summary>
    private const int PartBytes = 96;

    private readonly List<Part> _parts = [];

    public RequestId Id { get; } = id;

    public long LastTimestamp { get; set; }

    public int Digits { get; private set; }

    /// <summary>About the memory it takes.</summary>
    public long Bytes => Digits + ((long)_parts.Count * PartBytes);

    public IEnumerable<PacketKey> Keys => _parts.Select(part => part.Key).Distinct();

    /// <summary>The digits of the parts, in the order they came.</summary>
    public IEnumerable<byte[]> PartDigits => _parts.Select(part => part.Digits);

    public void Add(in RequestPacket packet)
    {
        Digits += packet.Digits.Length;
        _parts.Add(new Part(packet.Digits.ToArray(), PacketKey.Of(packet)));
    }

    /// <summary>
    /// Joins the parts with the last one. Characters have two digits and parts an odd number of them, so an
    /// odd sum shows that a part was lost or came twice. A part twice in a row is a repeat; one that comes
    /// again later is only if the sum is odd. A part that repeats within itself ("AAAA…") may rightly come
    /// often, so that its coming again says nothing.
    /// </summary>
    /// <returns>Null when no reading of the parts has whole characters.</returns>
    public byte[]? Join(ReadOnlySpan<byte> last)
    {
        var once = WithoutImmediateRepeats();
        if (IsWhole(once, last))
        {
            return Join(once, last);
        }

        if (IsWhole(_parts, last))
        {
            return Join(_parts, last);
        }

        return TryDropLateRepeat(once) && IsWhole(once, last) ? Join(once, last) : null;
    }

    private List<Part> WithoutImmediateRepeats()
    {
        var once = new List<Part>(_parts.Count);
        foreach (var part in _parts)
        {
            if (once.Count == 0 || once[^1].Key != part.Key || RepeatsWithin(part.Digits))
            {
                once.Add(part);
            }
        }

        return once;
    }

    /// <summary>Drops the one part that came again later; with none or several of them nothing is certain.</summary>
    private static bool TryDropLateRepeat(List<Part> parts)
    {
        var known = new HashSet<PacketKey>();
        var repeats = parts.FindAll(part => !known.Add(part.Key));
        if (repeats.Count != 1 || RepeatsWithin(repeats[0].Digits))
        {
            return false;
        }

        parts.RemoveAt(parts.LastIndexOf(repeats[0]));
        return true;
    }

    private static bool RepeatsWithin(ReadOnlySpan<byte> digits)
    {
        for (var period = 1; period <= digits.Length / 2; period++)
        {
            if (digits[period..].SequenceEqual(digits[..^period]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWhole(List<Part> parts, ReadOnlySpan<byte> last) =>
        (parts.Sum(part => part.Digits.Length) + last.Length) % 2 == 0;

    private static byte[] Join(List<Part> parts, ReadOnlySpan<byte> last)
    {
        var joined = new byte[parts.Sum(part => part.Digits.Length) + last.Length];
        var length = 0;
        foreach (var part in parts)
        {
            part.Digits.CopyTo(joined, length);
            length += part.Digits.Length;
        }

        last.CopyTo(joined.AsSpan(length));
        return joined;
    }

    private readonly record struct Part(byte[] Digits, PacketKey Key);
}
