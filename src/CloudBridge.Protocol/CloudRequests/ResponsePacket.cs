namespace CloudBridge.Protocol.CloudRequests;

/// <summary>One value a host wrote into a response variable, as a project reads it.</summary>
public readonly ref struct ResponsePacket
{
    private ResponsePacket(ReadOnlySpan<byte> digits, RequestId id, int number, bool isRaw)
    {
        Digits = digits;
        Id = id;
        Number = number;
        IsRaw = isRaw;
    }

    /// <summary>The payload of this part.</summary>
    public ReadOnlySpan<byte> Digits { get; }

    /// <summary>The request that is answered.</summary>
    public RequestId Id { get; }

    /// <summary>The part, from 1; 0 for the last part, which has no number.</summary>
    public int Number { get; }

    /// <summary>True for the last part.</summary>
    public bool IsLast => Number == 0;

    /// <summary>True when the last part says that the digits are a raw number.</summary>
    public bool IsRaw { get; }

    /// <summary>Reads a value; false when it has not the form of a response.</summary>
    public static bool TryParse(ReadOnlySpan<byte> value, out ResponsePacket packet)
    {
        packet = default;
        var dot = value.IndexOf((byte)'.');
        if (dot < 0 || value[..dot].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        var mark = value[(dot + 1)..];
        if (mark.Length < 5 || !RequestId.TryParse(mark[..^4], out var id))
        {
            return false;
        }

        mark = mark[^4..];
        if (mark.EndsWith("222"u8))
        {
            packet = new ResponsePacket(value[..dot], id, 0, mark[0] == (byte)'3');
            return mark[0] is (byte)'2' or (byte)'3';
        }

        if (mark[3] != (byte)'1' || mark[..3].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        var number = ((mark[0] - '0') * 100) + ((mark[1] - '0') * 10) + (mark[2] - '0');
        packet = new ResponsePacket(value[..dot], id, number, false);
        return number > 0;
    }
}
