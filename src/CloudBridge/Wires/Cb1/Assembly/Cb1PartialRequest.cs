using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Wires.Cb1.Assembly;

/// <summary>The parts of one request that have come so far. Guarded by the room.</summary>
internal sealed class Cb1PartialRequest(Cb1Address address, int parts)
{
    /// <summary>Parts that can be asked for at once.</summary>
    public const int MostWanted = 40;

    private readonly CameValue?[] _parts = new CameValue?[parts];

    public Cb1Address Address { get; } = address;

    /// <summary>Parts it has when it is whole.</summary>
    public int Parts => _parts.Length;

    public int Digits { get; private set; }

    /// <summary>The time at which its last part came, or missing ones were asked for.</summary>
    public long LastTimestamp { get; set; }

    /// <summary>True once missing parts have been asked for since the last one came.</summary>
    public bool HasAsked { get; set; }

    /// <summary>The time at which its last part came.</summary>
    public long CameTimestamp { get; set; }

    public bool IsWhole => Array.TrueForAll(_parts, part => part is not null);

    /// <summary>The numbers of the parts that are missing, at most <see cref="MostWanted"/>.</summary>
    public int[] Missing => [.. Enumerable.Range(1, Parts).Where(part => _parts[part - 1] is null).Take(MostWanted)];

    /// <summary>Keeps a part; one that came before is replaced.</summary>
    public void Add(in UpValue up, ReadOnlySpan<byte> value)
    {
        Digits += up.Payload.Length - (_parts[up.Part - 1]?.Payload.Length ?? 0);
        _parts[up.Part - 1] = new CameValue(value.ToArray(), up.Payload.Length);
    }

    /// <summary>The digits of all parts.</summary>
    public byte[] Join()
    {
        var payload = new byte[Digits];
        var length = 0;
        foreach (var part in _parts)
        {
            part!.Payload.CopyTo(payload.AsSpan(length));
            length += part.Payload.Length;
        }

        return payload;
    }

    /// <summary>A hash of each part; 0 for those that are missing.</summary>
    public ulong[] Hashes() => [.. _parts.Select(part => part is null ? 0 : PartHash.Of(part.Payload))];

    /// <summary>The values of the other parts as they stood in the variable.</summary>
    public IEnumerable<byte[]> ValuesBut(int last) => _parts.Where((_, index) => index != last - 1).Select(part => part!.Value);

    private sealed record CameValue(byte[] Value, int PayloadLength)
    {
        public ReadOnlySpan<byte> Payload => Value.AsSpan(Value.Length - CheckDigits.Length - PayloadLength, PayloadLength);
    }
}
