using CloudBridge.Protocol.Cb1.Values;
using CloudBridge.Requests;
using CloudBridge.Wires.Cb1.Askers;

namespace CloudBridge.Wires.Cb1.Assembly;

/// <summary>Joins the parts of requests, which come in any order and more than once. Memory is bounded. Guarded by the room.</summary>
internal sealed class Cb1Assembler(TimeProvider time, Cb1Limits limits)
{
    private readonly Dictionary<(Cb1Asker, int), Cb1Half> _halves = [];

    /// <summary>Requests that wait for more parts.</summary>
    public int Halves => _halves.Count;

    /// <summary>True while parts of a request wait for others.</summary>
    public bool Holds(Cb1Address address) => _halves.ContainsKey((address.Asker, address.Request));

    /// <summary>Takes a part; null when others are missing.</summary>
    public Cb1Whole? Accept(Cb1Address address, in UpValue up, ReadOnlySpan<byte> value)
    {
        if (up.Parts == 1)
        {
            _halves.Remove((address.Asker, address.Request));
            return Whole(address, up.Payload.Length > limits.MaxRequestDigits ? null : up.Payload.ToArray(), [PartHash.Of(up.Payload)], [value.ToArray()]);
        }

        var half = HalfOf(address, up.Parts);
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
    public void Drop(Cb1Address address) => _halves.Remove((address.Asker, address.Request));

    /// <summary>Forgets the parts of all requests of a client.</summary>
    public void Drop(Cb1Asker asker)
    {
        foreach (var half in _halves.Values.Where(half => ReferenceEquals(half.Address.Asker, asker)))
        {
            Drop(half.Address);
        }
    }

    /// <summary>Drops half requests whose next part never came, and finds those that parts are to be asked for of.</summary>
    public IReadOnlyList<Cb1Half> Sweep()
    {
        List<Cb1Half> wanting = [];
        foreach (var half in _halves.Values)
        {
            if (time.GetElapsedTime(half.CameTimestamp) > limits.HalfLifetime)
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
    private Cb1Half HalfOf(Cb1Address address, int parts)
    {
        var key = (address.Asker, address.Request);
        if (_halves.TryGetValue(key, out var half) && half.Parts == parts)
        {
            return half;
        }

        if (_halves.Count >= limits.MaxHalves && half is null)
        {
            Drop(_halves.Values.MinBy(other => other.CameTimestamp)!.Address);
        }

        return _halves[key] = new Cb1Half(address, parts);
    }

    private Cb1Whole Finish(Cb1Half half, Cb1Whole whole)
    {
        Drop(half.Address);
        return whole;
    }

    private Cb1Whole Whole(Cb1Address address, byte[]? payload, ulong[] hashes, IReadOnlyList<byte[]> values)
    {
        var taken = new TakenRequest(address.Request, PacketKey.OfRequest(payload), hashes)
        {
            IsTooLong = payload is null,
            ToldTimestamp = time.GetTimestamp(),
        };
        return new Cb1Whole(address, payload ?? [], taken, values);
    }
}
