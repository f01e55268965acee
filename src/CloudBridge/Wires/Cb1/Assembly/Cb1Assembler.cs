using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Requests;
using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Wires.Cb1.Assembly;

/// <summary>
/// Joins the parts of requests, which come in any order and more than once. Memory is bounded. Guarded by the room.
/// </summary>
internal sealed class Cb1Assembler(TimeProvider time, Cb1WireLimits limits)
{
    private readonly Dictionary<(Cb1Asker, int), Cb1PartialRequest> _partial = [];

    /// <summary>Requests that wait for more parts.</summary>
    public int PartialRequests => _partial.Count;

    /// <summary>True while parts of a request wait for others.</summary>
    public bool Holds(Cb1Address address) => _partial.ContainsKey((address.Asker, address.Request));

    /// <summary>Takes a part; null when others are missing.</summary>
    public Cb1AssembledRequest? Accept(Cb1Address address, in UpValue up, ReadOnlySpan<byte> value)
    {
        if (up.Parts == 1)
        {
            _partial.Remove((address.Asker, address.Request));
            return Whole(address, up.Payload.Length > limits.MaxRequestDigits ? null : up.Payload.ToArray(), [PartHash.Of(up.Payload)], [value.ToArray()]);
        }

        var half = PartialOf(address, up.Parts);
        half.CameTimestamp = half.LastTimestamp = time.GetTimestamp();
        half.HasAsked = false;
        half.Add(up, value);
        if (half.Digits > limits.MaxRequestDigits)
        {
            return Finish(half, Whole(address, null, half.Hashes(), [value.ToArray()]));
        }

        return half.IsWhole
            ? Finish(half, Whole(address, half.Join(), half.Hashes(), [.. half.ValuesBut(up.Part), value.ToArray()]))
            : null;
    }

    /// <summary>Forgets the parts of a request that nobody wants answered any more.</summary>
    public void Drop(Cb1Address address) => _partial.Remove((address.Asker, address.Request));

    /// <summary>Forgets the parts of all requests of a client.</summary>
    public void Drop(Cb1Asker asker)
    {
        foreach (var half in _partial.Values.Where(half => ReferenceEquals(half.Address.Asker, asker)))
        {
            Drop(half.Address);
        }
    }

    /// <summary>Drops partial requests whose next part never came, and finds those that parts are to be asked for of.</summary>
    public IReadOnlyList<Cb1PartialRequest> Sweep()
    {
        List<Cb1PartialRequest> wanting = [];
        foreach (var half in _partial.Values)
        {
            if (time.GetElapsedTime(half.CameTimestamp) > limits.PartialRequestLifetime)
            {
                Drop(half.Address);
            }
            else if (time.GetElapsedTime(half.LastTimestamp) >= (half.HasAsked ? limits.WantAgainAfter : limits.WantAfter))
            {
                half.LastTimestamp = time.GetTimestamp();
                half.HasAsked = true;
                wanting.Add(half);
            }
        }

        return wanting;
    }

    /// <summary>Parts of a request with another count of parts, or of one that comes too many, make room.</summary>
    private Cb1PartialRequest PartialOf(Cb1Address address, int parts)
    {
        var key = (address.Asker, address.Request);
        if (_partial.TryGetValue(key, out var half) && half.Parts == parts)
        {
            return half;
        }

        if (_partial.Count >= limits.MaxPartialRequests && half is null)
        {
            Drop(_partial.Values.MinBy(other => other.CameTimestamp)!.Address);
        }

        return _partial[key] = new Cb1PartialRequest(address, parts);
    }

    private Cb1AssembledRequest Finish(Cb1PartialRequest half, Cb1AssembledRequest whole)
    {
        Drop(half.Address);
        return whole;
    }

    private Cb1AssembledRequest Whole(Cb1Address address, byte[]? payload, ulong[] hashes, IReadOnlyList<byte[]> values)
    {
        var taken = new TakenRequest(address.Request, PacketKey.OfRequest(payload), hashes)
        {
            IsTooLong = payload is null,
            ToldTimestamp = time.GetTimestamp(),
        };
        return new Cb1AssembledRequest(address, payload ?? [], taken, values);
    }
}
