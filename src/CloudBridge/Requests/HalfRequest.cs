using System.Runtime.InteropServices;
using CloudBridge.Protocol.CloudRequests;

namespace CloudBridge.Requests;

/// <summary>The parts of one request that have come so far. Parts carry no number, so arrival order counts.</summary>
internal sealed class HalfRequest(RequestId id)
{
    private readonly List<Part> _parts = [];

    public RequestId Id { get; } = id;

    public long LastTimestamp { get; set; }

    public int Digits { get; private set; }

    public IEnumerable<PacketKey> Keys => _parts.Select(part => part.Key).Distinct();

    public void Add(in RequestPacket packet)
    {
        var key = PacketKey.Of(packet);
        Digits += packet.Digits.Length;
        if (_parts.Count > 0 && _parts[^1].Key == key)
        {
            CollectionsMarshal.AsSpan(_parts)[^1].Times++;
            return;
        }

        _parts.Add(new Part(packet.Digits.ToArray(), key));
    }

    /// <summary>
    /// Joins the parts with the last one. A part that came twice in a row is a repeat unless it is a run of
    /// one digit ("AAAA…"); since every character has two digits, an odd sum shows that a part was lost,
    /// repeated or mistaken for a repeat, and settles which.
    /// </summary>
    /// <returns>Null when no reading of the parts has whole characters.</returns>
    public byte[]? Join(ReadOnlySpan<byte> last)
    {
        CountLikelyParts();
        if (IsWhole(last.Length) || TryOtherCount(last.Length) || TryDropLateRepeat(last.Length))
        {
            return Concatenate(last);
        }

        return null;
    }

    private byte[] Concatenate(ReadOnlySpan<byte> last)
    {
        var joined = new byte[_parts.Sum(part => part.Digits.Length * part.Taken) + last.Length];
        var length = 0;
        foreach (var part in _parts)
        {
            for (var i = 0; i < part.Taken; i++)
            {
                part.Digits.CopyTo(joined, length);
                length += part.Digits.Length;
            }
        }

        last.CopyTo(joined.AsSpan(length));
        return joined;
    }

    private void CountLikelyParts()
    {
        foreach (ref var part in CollectionsMarshal.AsSpan(_parts))
        {
            part.Taken = part.Digits.AsSpan().ContainsAnyExcept(part.Digits[0]) ? 1 : part.Times;
        }
    }

    private bool IsWhole(int lastLength) =>
        (_parts.Sum(part => part.Digits.Length * part.Taken) + lastLength) % 2 == 0;

    private bool TryOtherCount(int lastLength)
    {
        foreach (ref var part in CollectionsMarshal.AsSpan(_parts))
        {
            if (part.Times == 1)
            {
                continue;
            }

            var likely = part.Taken;
            part.Taken = likely == 1 ? part.Times : part.Times - 1;
            if (IsWhole(lastLength))
            {
                return true;
            }

            part.Taken = likely;
        }

        return false;
    }

    private bool TryDropLateRepeat(int lastLength)
    {
        var known = new HashSet<PacketKey>();
        foreach (ref var part in CollectionsMarshal.AsSpan(_parts))
        {
            if (known.Add(part.Key))
            {
                continue;
            }

            part.Taken = 0;
            return IsWhole(lastLength);
        }

        return false;
    }

    private record struct Part(byte[] Digits, PacketKey Key)
    {
        public int Times { get; set; } = 1;

        public int Taken { get; set; } = 1;
    }
}
