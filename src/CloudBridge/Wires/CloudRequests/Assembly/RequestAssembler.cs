using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Requests;

namespace CloudBridge.Wires.CloudRequests.Assembly;

/// <summary>
/// Stage 4: packets to whole requests. Repeats and late parts are dropped, partial requests expire, and memory
/// is bounded. One assembler serves one project; not safe for threads.
/// </summary>
internal sealed class RequestAssembler(TimeProvider time, RequestLimits limits)
{
    private readonly Dictionary<RequestId, PartialRequest> _partial = [];
    private readonly RepeatMemory _seen = new(time, limits.RepeatWindow, limits.RepeatCapacity);
    private byte[] _joined = [];
    private long _bytes;

    /// <summary>Partial requests that wait for more parts.</summary>
    public int PartialRequests => _partial.Count;

    /// <summary>Partial requests dropped because their next part never came.</summary>
    public long Expired { get; private set; }

    /// <summary>Takes one packet.</summary>
    public AssembledRequest Accept(in RequestPacket packet)
    {
        if (_partial.Count > 0)
        {
            Expire();
        }

        var key = PacketKey.Of(packet);
        if (_seen.TryGet(key, out _) && !EndsAnother(packet))
        {
            return Outcome(AssemblyVerdict.Repeated, key);
        }

        return packet.IsLast ? Finish(packet, key) : Keep(packet, key);
    }

    /// <summary>Finds what is known of a repeated packet.</summary>
    public bool TryGetTaken(PacketKey key, out TakenPacket taken) => _seen.TryGet(key, out taken);

    /// <summary>
    /// Parts of a finished request never make a half again, so one that waits belongs to another request with
    /// the same id, which may well end in the same digits.
    /// </summary>
    private bool EndsAnother(in RequestPacket packet) => packet.IsLast && _partial.ContainsKey(packet.Id);

    private AssembledRequest Finish(in RequestPacket packet, PacketKey key)
    {
        var isNew = !_seen.TryGet(key, out _);
        if (!_partial.Remove(packet.Id, out var half))
        {
            return Whole(packet.Digits, key, packet.Digits, null, isNew);
        }

        _bytes -= half.Bytes;
        foreach (var part in half.Keys)
        {
            _seen.Add(part);
        }

        if (half.Digits > limits.MaxRequestDigits)
        {
            return Final(AssemblyVerdict.TooLong, key, []);
        }

        _joined = half.Join(packet.Digits) ?? [];
        return _joined.Length == 0 ? Final(AssemblyVerdict.Damaged, key, []) : Whole(_joined, key, packet.Digits, half, isNew);
    }

    /// <summary>Half a character at the end means that the parts before the last one were lost.</summary>
    private AssembledRequest Whole(
        ReadOnlySpan<byte> digits,
        PacketKey key,
        ReadOnlySpan<byte> last,
        PartialRequest? half,
        bool isNew)
    {
        var verdict = digits.Length > limits.MaxRequestDigits ? AssemblyVerdict.TooLong
            : digits.Length % CharacterTable.DigitsPerCharacter != 0 ? AssemblyVerdict.Damaged
            : AssemblyVerdict.Complete;
        return Final(verdict, key, digits) with { Last = last, Partial = half, IsNew = isNew };
    }

    /// <summary>The key of a request comes from all its digits: ends are often alike.</summary>
    private AssembledRequest Final(AssemblyVerdict verdict, PacketKey key, ReadOnlySpan<byte> digits)
    {
        var request = PacketKey.OfRequest(digits);
        _seen.Add(key, request);
        return new AssembledRequest(verdict, key.Id, request, digits);
    }

    private AssembledRequest Keep(in RequestPacket packet, PacketKey key)
    {
        if (!_partial.TryGetValue(packet.Id, out var half))
        {
            if (_partial.Count == limits.MaxPartialRequests)
            {
                Drop(_partial.Values.MinBy(other => other.LastTimestamp)!);
            }

            half = new PartialRequest(packet.Id);
            _partial.Add(packet.Id, half);
        }

        half.LastTimestamp = time.GetTimestamp();
        if (half.Digits <= limits.MaxRequestDigits && !packet.Digits.IsEmpty)
        {
            _bytes -= half.Bytes;
            half.Add(packet);
            _bytes += half.Bytes;
            MakeRoom(half);
        }

        return Outcome(AssemblyVerdict.Waiting, key);
    }

    /// <summary>Those that have waited longest go until the parts of the others have room.</summary>
    private void MakeRoom(PartialRequest latest)
    {
        while (_bytes > limits.MaxPartialBytes && _partial.Values.Where(half => half != latest).MinBy(half => half.LastTimestamp) is { } oldest)
        {
            Drop(oldest);
        }
    }

    private void Expire()
    {
        foreach (var half in _partial.Values)
        {
            if (time.GetElapsedTime(half.LastTimestamp) > limits.PartialRequestLifetime)
            {
                Drop(half);
            }
        }
    }

    private void Drop(PartialRequest half)
    {
        _partial.Remove(half.Id);
        _bytes -= half.Bytes;
        Expired++;
    }

    private static AssembledRequest Outcome(AssemblyVerdict verdict, PacketKey key, ReadOnlySpan<byte> digits = default) =>
        new(verdict, key.Id, key.Hash, digits);
}
