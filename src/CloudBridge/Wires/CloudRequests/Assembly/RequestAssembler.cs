using CloudBridge.Protocol.CloudRequests;
using CloudBridge.Protocol.Encoding;
using CloudBridge.Requests;

namespace CloudBridge.Wires.CloudRequests.Assembly;

/// <summary>
/// Stage 4: packets to whole requests. Repeats and late parts are dropped, half requests expire, and memory
/// is bounded. One assembler serves one project; not safe for threads.
/// </summary>
internal sealed class RequestAssembler(TimeProvider time, RequestLimits limits)
{
    private readonly Dictionary<RequestId, HalfRequest> _halves = [];
    private readonly RepeatMemory _seen = new(time, limits.RepeatWindow, limits.RepeatCapacity);
    private byte[] _joined = [];
    private long _bytes;

    /// <summary>Half requests that wait for more parts.</summary>
    public int HalfRequests => _halves.Count;

    /// <summary>Half requests dropped because their next part never came.</summary>
    public long Expired { get; private set; }

    /// <summary>Takes one packet.</summary>
    public AssembledRequest Accept(in RequestPacket packet)
    {
        if (_halves.Count > 0)
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

    /// <summary>What is known of a repeated packet.</summary>
    public bool TryGetTaken(PacketKey key, out TakenPacket taken) => _seen.TryGet(key, out taken);

    /// <summary>
    /// Parts of a finished request never make a half again, so one that waits belongs to another request with
    /// the same id, which may well end in the same digits.
    /// </summary>
    private bool EndsAnother(in RequestPacket packet) => packet.IsLast && _halves.ContainsKey(packet.Id);

    private AssembledRequest Finish(in RequestPacket packet, PacketKey key)
    {
        var isNew = !_seen.TryGet(key, out _);
        if (!_halves.Remove(packet.Id, out var half))
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
    private AssembledRequest Whole(ReadOnlySpan<byte> digits, PacketKey key, ReadOnlySpan<byte> last, HalfRequest? half, bool isNew)
    {
        var verdict = digits.Length > limits.MaxRequestDigits ? AssemblyVerdict.TooLong
            : digits.Length % CharacterTable.DigitsPerCharacter != 0 ? AssemblyVerdict.Damaged
            : AssemblyVerdict.Complete;
        return Final(verdict, key, digits) with { Last = last, Half = half, IsNew = isNew };
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
        if (!_halves.TryGetValue(packet.Id, out var half))
        {
            if (_halves.Count == limits.MaxHalfRequests)
            {
                Drop(_halves.Values.MinBy(other => other.LastTimestamp)!);
            }

            half = new HalfRequest(packet.Id);
            _halves.Add(packet.Id, half);
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
    private void MakeRoom(HalfRequest latest)
    {
        while (_bytes > limits.MaxHalfBytes && _halves.Values.Where(half => half != latest).MinBy(half => half.LastTimestamp) is { } oldest)
        {
            Drop(oldest);
        }
    }

    private void Expire()
    {
        foreach (var half in _halves.Values)
        {
            if (time.GetElapsedTime(half.LastTimestamp) > limits.HalfRequestLifetime)
            {
                Drop(half);
            }
        }
    }

    private void Drop(HalfRequest half)
    {
        _halves.Remove(half.Id);
        _bytes -= half.Bytes;
        Expired++;
    }

    private static AssembledRequest Outcome(AssemblyVerdict verdict, PacketKey key, ReadOnlySpan<byte> digits = default) =>
        new(verdict, key.Id, key.Hash, digits);
}
