namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>One value that a client wrote. Which of the fields mean something depends on <see cref="Kind"/>.</summary>
/// <remarks>Section 2 of <c>protocol/README.md</c>.</remarks>
public readonly ref struct UpValue
{
    /// <summary>Digits before the fields of a kind: the 1, the kind and the nonce.</summary>
    internal const int HeadLength = 10;

    /// <summary>The smallest nonce.</summary>
    public const int MinNonce = 10_000_000;

    /// <summary>The largest nonce.</summary>
    public const int MaxNonce = 99_999_999;

    /// <summary>The shortest limit a client can have for the values it reads.</summary>
    public const int MinReadLength = 256;

    private UpValue(UpKind kind, int nonce)
    {
        Kind = kind;
        Nonce = (uint)nonce;
    }

    /// <summary>The kind of the value.</summary>
    public UpKind Kind { get; }

    /// <summary>The client: <see cref="MinNonce"/> to <see cref="MaxNonce"/>.</summary>
    public uint Nonce { get; }

    /// <summary>Hello: the highest version the client speaks, at least 1.</summary>
    public int Version { get; private init; }

    /// <summary>Hello: answer variables the client looks at, from the first; 1 to 9.</summary>
    public int Variables { get; private init; }

    /// <summary>
    /// Hello: the longest value the client reads, at least <see cref="MinReadLength"/>; <see cref="int.MaxValue"/> without
    /// a limit.
    /// </summary>
    public int MaxValueLength { get; private init; }

    /// <summary>Request, gaps, done, gave up: the number of the request, 1 to 9999.</summary>
    public int Request { get; private init; }

    /// <summary>Request: the number of the part, from 1 to <see cref="Parts"/>.</summary>
    public int Part { get; private init; }

    /// <summary>Request: how many parts it has, 1 to 99.</summary>
    public int Parts { get; private init; }

    /// <summary>Request: the digits of the part, at least one.</summary>
    public ReadOnlySpan<byte> Payload { get; private init; }

    /// <summary>Topic gaps: the topic, 0 to 99.</summary>
    public int Topic { get; private init; }

    /// <summary>Topic gaps: the version of its value, 1 to 99.</summary>
    public int TopicVersion { get; private init; }

    /// <summary>Gaps, topic gaps: the parts that are missing.</summary>
    public PartRanges Gaps { get; private init; }

    /// <summary>Reads a value; false for everything that is not whole, right and known.</summary>
    public static bool TryParse(ReadOnlySpan<byte> value, out UpValue up)
    {
        up = default;
        if (value.Length < HeadLength + CheckDigits.Length || value[0] != (byte)'1' || !CheckDigits.AreRight(value))
        {
            return false;
        }

        var nonce = DigitText.Read(value[2..HeadLength]);
        var head = new UpValue((UpKind)(value[1] - '0'), nonce);
        var fields = new DigitReader(value[HeadLength..^CheckDigits.Length]);
        return nonce >= MinNonce && head.Kind switch
        {
            UpKind.Hello => head.TryReadHello(fields, out up),
            UpKind.Request => head.TryReadRequest(fields, out up),
            UpKind.Gaps => head.TryReadGaps(fields, out up),
            UpKind.Done or UpKind.GaveUp => head.TryReadWord(fields, out up),
            UpKind.TopicGaps => head.TryReadTopicGaps(fields, out up),
            _ => false,
        };
    }

    private bool TryReadHello(DigitReader fields, out UpValue up)
    {
        var right = fields.TryRead(1, 1, out var version)
            & fields.TryRead(1, 1, out var variables)
            & fields.TryRead(6, out var longest);
        up = new UpValue(Kind, (int)Nonce) { Version = version, Variables = variables, MaxValueLength = longest == 0 ? int.MaxValue : longest };
        return right && up.MaxValueLength >= MinReadLength;
    }

    private bool TryReadRequest(DigitReader fields, out UpValue up)
    {
        var right = fields.TryRead(4, 1, out var request)
            & fields.TryRead(2, 1, out var part)
            & fields.TryRead(2, part, out var parts);
        up = new UpValue(Kind, (int)Nonce) { Request = request, Part = part, Parts = parts, Payload = fields.TakeRest() };
        return right && !up.Payload.IsEmpty;
    }

    private bool TryReadGaps(DigitReader fields, out UpValue up)
    {
        var right = fields.TryRead(4, 1, out var request);
        right &= PartRanges.TryParse(fields.TakeRest(), out var gaps);
        up = new UpValue(Kind, (int)Nonce) { Request = request, Gaps = gaps };
        return right;
    }

    private bool TryReadWord(DigitReader fields, out UpValue up)
    {
        var right = fields.TryRead(4, 1, out var request);
        up = new UpValue(Kind, (int)Nonce) { Request = request };
        return right;
    }

    private bool TryReadTopicGaps(DigitReader fields, out UpValue up)
    {
        var right = fields.TryRead(2, out var topic) & fields.TryRead(2, 1, out var version);
        right &= PartRanges.TryParse(fields.TakeRest(), out var gaps);
        up = new UpValue(Kind, (int)Nonce) { Topic = topic, TopicVersion = version, Gaps = gaps };
        return right;
    }
}
