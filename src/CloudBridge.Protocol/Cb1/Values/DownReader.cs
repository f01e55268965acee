namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>
/// Reads the entries of one value of the server, packed or solo. What cannot be read ends it, and does no harm to what came
/// before.
/// </summary>
/// <remarks>Section 3 of <c>protocol/README.md</c>.</remarks>
public ref struct DownReader
{
    /// <summary>The smallest handle; smaller first digits are a packed value.</summary>
    public const int MinHandle = 20;

    private const int ExtendedLength = 9;
    private const int MaxWanted = 40;

    private DigitReader _digits;

    private DownReader(ReadOnlySpan<byte> digits, bool isPacked, int epoch)
    {
        _digits = new DigitReader(digits);
        IsPacked = isPacked;
        Epoch = epoch;
    }

    /// <summary>False for a solo value, which reads as one entry, a part.</summary>
    public bool IsPacked { get; }

    /// <summary>The epoch of the server: of a packed value what it says, of a solo value what it was checked with.</summary>
    public int Epoch { get; }

    /// <summary>Opens a value; false when it is none of CB1 or its check digits are wrong.</summary>
    /// <param name="value">The value as it came.</param>
    /// <param name="epoch">The epoch the client was welcomed in, for solo values; −1 when there is none: then they cannot
    /// be read.</param>
    /// <param name="reader">Reads its entries.</param>
    public static bool TryOpen(ReadOnlySpan<byte> value, int epoch, out DownReader reader)
    {
        reader = default;
        if (value.Length < CheckDigits.MinValueLength || value[0] == (byte)'0')
        {
            return false;
        }

        var isPacked = value[0] == (byte)'1';
        if (!(isPacked ? CheckDigits.AreRight(value) : CheckDigits.AreRight(value, epoch)))
        {
            return false;
        }

        var digits = value[..^CheckDigits.Length];
        reader = isPacked
            ? new DownReader(digits[3..], isPacked, DigitText.Read(digits[1..3]))
            : new DownReader(digits, isPacked, epoch);
        return true;
    }

    /// <summary>Reads the next entry; false when there is no other.</summary>
    public bool TryRead(out DownEntry entry)
    {
        entry = default;
        if (_digits.Left > 0 && (IsPacked ? TryReadPacked(out entry) : TryReadSolo(out entry)))
        {
            return true;
        }

        _digits.TakeRest();
        return false;
    }

    private bool TryReadSolo(out DownEntry entry)
    {
        var right = _digits.TryRead(2, MinHandle, out var handle) & _digits.TryRead(3, out var part);
        entry = new DownEntry
        {
            Kind = DownKind.Part,
            Body = DownKind.Part,
            Handle = handle,
            Part = part,
            Digits = _digits.TakeRest(),
        };
        return right && !entry.Digits.IsEmpty;
    }

    private bool TryReadPacked(out DownEntry entry)
    {
        _digits.TryRead(1, out var kind);
        switch ((DownKind)kind)
        {
            case DownKind.Answer or DownKind.Opening or DownKind.Working or DownKind.PartsWanted or DownKind.Number:
                entry = default;
                return TryReadAddresses(1, out var address)
                    && TryReadBody((DownKind)kind, new DownEntry { Kind = (DownKind)kind, Addresses = address }, out entry);
            case DownKind.Welcome:
                return TryReadWelcome(out entry);
            case DownKind.Part:
                return TryReadPart(out entry);
            case DownKind.Shared:
                return TryReadShared(out entry);
            case DownKind.Topic:
                return TryReadTopic(out entry);
            default:
                entry = default;
                return false;
        }
    }

    private bool TryReadAddresses(int count, out ReadOnlySpan<byte> addresses)
    {
        if (!_digits.TryTake(count * DownEntry.AddressWidth, out addresses))
        {
            return false;
        }

        for (var i = 0; i < addresses.Length; i += DownEntry.AddressWidth)
        {
            if (DigitText.Read(addresses.Slice(i, 3)) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadBody(DownKind body, DownEntry head, out DownEntry entry)
    {
        entry = default;
        ReadOnlySpan<byte> digits = default, wanted = default;
        int handle = 0, length = 0;
        var right = body switch
        {
            DownKind.Answer => TryReadDigits(0, out digits),
            DownKind.Number => TryReadDigits(1, out digits),
            DownKind.Opening => _digits.TryRead(2, MinHandle, out handle) & _digits.TryRead(6, 1, out length),
            DownKind.PartsWanted => TryReadWanted(out wanted),
            _ => true,
        };
        entry = new DownEntry
        {
            Kind = head.Kind,
            Body = body,
            Addresses = head.Addresses,
            Topic = head.Topic,
            TopicVersion = head.TopicVersion,
            Digits = digits,
            Handle = handle,
            Length = length,
            Wanted = wanted,
        };
        return right;
    }

    private bool TryReadWelcome(out DownEntry entry)
    {
        var right = _digits.TryRead(8, UpValue.MinNonce, out var nonce)
            & _digits.TryRead(3, 1, out var tag)
            & _digits.TryRead(1, 1, out var version)
            & _digits.TryRead(6, out var longest)
            & _digits.TryRead(2, out var seconds);
        entry = new DownEntry
        {
            Kind = DownKind.Welcome,
            Body = DownKind.Welcome,
            Nonce = (uint)nonce,
            Tag = tag,
            Version = version,
            MaxValueLength = longest == 0 ? int.MaxValue : longest,
            Seconds = seconds,
        };
        return right && entry.MaxValueLength >= UpValue.MinReadLength;
    }

    private bool TryReadPart(out DownEntry entry)
    {
        var right = _digits.TryRead(2, MinHandle, out var handle) & _digits.TryRead(3, out var part);
        right &= TryReadDigits(1, out var digits);
        entry = new DownEntry { Kind = DownKind.Part, Body = DownKind.Part, Handle = handle, Part = part, Digits = digits };
        return right;
    }

    private bool TryReadShared(out DownEntry entry)
    {
        entry = default;
        return _digits.TryRead(1, 1, out var count)
            && TryReadAddresses(count, out var addresses)
            && TryReadCommonBody(new DownEntry { Kind = DownKind.Shared, Addresses = addresses }, out entry);
    }

    private bool TryReadTopic(out DownEntry entry)
    {
        entry = default;
        return _digits.TryRead(2, out var topic)
            && _digits.TryRead(2, 1, out var version)
            && TryReadCommonBody(new DownEntry { Kind = DownKind.Topic, Topic = topic, TopicVersion = version }, out entry);
    }

    private bool TryReadCommonBody(DownEntry head, out DownEntry entry)
    {
        entry = default;
        return _digits.TryRead(1, out var body)
            && (DownKind)body is DownKind.Answer or DownKind.Opening or DownKind.Number
            && TryReadBody((DownKind)body, head, out entry);
    }

    private bool TryReadDigits(int least, out ReadOnlySpan<byte> digits)
    {
        digits = default;
        return TryReadLength(out var length) && length >= least && _digits.TryTake(length, out digits);
    }

    private bool TryReadWanted(out ReadOnlySpan<byte> wanted)
    {
        wanted = default;
        if (!TryReadLength(out var length)
            || length is 0 or > 2 * MaxWanted
            || length % 2 != 0
            || !_digits.TryTake(length, out wanted))
        {
            return false;
        }

        for (var i = 0; i < length; i += 2)
        {
            if (DigitText.Read(wanted.Slice(i, 2)) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryReadLength(out int length)
    {
        if (!_digits.TryRead(1, out var first))
        {
            length = 0;
            return false;
        }

        var right = _digits.TryRead(first == ExtendedLength ? 3 : 1, out length);
        length += first == ExtendedLength ? 0 : 10 * first;
        return right;
    }
}
