namespace CloudBridge.Protocol.CloudRequests;

/// <summary>One value a project wrote into the request variable: <c>[-]&lt;digits&gt;.&lt;id&gt;</c>.</summary>
public readonly ref struct RequestPacket
{
    private RequestPacket(ReadOnlySpan<byte> digits, RequestId id, bool isLast)
    {
        Digits = digits;
        Id = id;
        IsLast = isLast;
    }

    /// <summary>The payload of this part; the last part may be empty.</summary>
    public ReadOnlySpan<byte> Digits { get; }

    /// <summary>The request the part belongs to.</summary>
    public RequestId Id { get; }

    /// <summary>False when the value began with a minus sign: more parts follow.</summary>
    public bool IsLast { get; }

    /// <summary>Reads a value; false when it is not exactly a payload of digits, one dot and an id.</summary>
    public static bool TryParse(ReadOnlySpan<byte> value, out RequestPacket packet)
    {
        packet = default;
        var isLast = value.IsEmpty || value[0] != (byte)'-';
        var digits = isLast ? value : value[1..];
        var dot = digits.LastIndexOf((byte)'.');
        if (dot < 0 || !RequestId.TryParse(digits[(dot + 1)..], out var id))
        {
            return false;
        }

        digits = digits[..dot];
        if (digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        packet = new RequestPacket(digits, id, isLast);
        return true;
    }

    /// <summary>
    /// Reads the packet as the wish to see lost parts again, <c>&lt;n&gt;.&lt;id&gt;9</c>. It is one only if
    /// an answer with that id is remembered; otherwise the packet is an ordinary request.
    /// </summary>
    /// <param name="part">n: the sprite means part n + 1, other clients part n.</param>
    /// <param name="answerId">The id of the answer that has the parts.</param>
    public bool TryReadRerequest(out int part, out RequestId answerId)
    {
        part = 0;
        answerId = default;
        if (!IsLast || Digits.IsEmpty || Digits.Length > 4 || !Id.TryDropLast(9, out answerId))
        {
            return false;
        }

        foreach (var digit in Digits)
        {
            part = (part * 10) + (digit - '0');
        }

        return true;
    }
}
