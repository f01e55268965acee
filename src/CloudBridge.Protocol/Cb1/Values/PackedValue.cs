namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>
/// Builds one packed value: entries for any number of clients, as many as fit. Each method adds one entry, or nothing and
/// says false when there is no room for it.
/// </summary>
/// <remarks>Section 3 of <c>protocol/README.md</c>. Numbers out of range are the caller's mistake and are cut to their
/// width.</remarks>
public ref struct PackedValue
{
    /// <summary>Digits of a value that are not entries.</summary>
    public const int Overhead = HeadLength + CheckDigits.Length;

    private const int HeadLength = 3;

    private readonly int _most;
    private int _capacity;
    private DigitWriter _writer;

    /// <summary>Begins a value.</summary>
    /// <param name="output">Where it is written; as long as the longest value that the cloud and its clients take.</param>
    /// <param name="epoch">The epoch of the server, 0 to 99.</param>
    public PackedValue(Span<byte> output, int epoch)
    {
        _capacity = _most = output.Length - CheckDigits.Length;
        _writer = new DigitWriter(output);
        _writer.Write(1, 1);
        _writer.Write(epoch, 2);
    }

    /// <summary>Digits left for entries; fewer than none when it is longer than <see cref="MaxLength"/>.</summary>
    public readonly int Room => _capacity - _writer.Length;

    /// <summary>The most digits it may have; at first, and at most, the length of the output.</summary>
    public int MaxLength
    {
        readonly get => _capacity + CheckDigits.Length;
        set => _capacity = Math.Min(value - CheckDigits.Length, _most);
    }

    /// <summary>True until the first entry.</summary>
    public readonly bool IsEmpty => _writer.Length == HeadLength;

    /// <summary>Adds a whole answer.</summary>
    public bool TryAddAnswer(EntryAddress address, scoped ReadOnlySpan<byte> payload) =>
        TryAddAnswer(DownKind.Answer, address, payload);

    /// <summary>Adds a whole answer that is its digits.</summary>
    public bool TryAddNumber(EntryAddress address, scoped ReadOnlySpan<byte> digits) =>
        TryAddAnswer(DownKind.Number, address, digits);

    /// <summary>Adds the opening of a long answer of <paramref name="length"/> digits.</summary>
    public bool TryAddOpening(EntryAddress address, int handle, int length)
    {
        if (Room < EntryLength.Opening)
        {
            return false;
        }

        WriteHead(DownKind.Opening, address);
        WriteOpening(handle, length);
        return true;
    }

    /// <summary>Adds that a request is being worked on.</summary>
    public bool TryAddWorking(EntryAddress address)
    {
        if (Room < EntryLength.Working)
        {
            return false;
        }

        WriteHead(DownKind.Working, address);
        return true;
    }

    /// <summary>Adds a welcome.</summary>
    /// <param name="nonce">The client.</param>
    /// <param name="tag">Its tag from now on, 1 to 999.</param>
    /// <param name="version">The version to speak.</param>
    /// <param name="maxValueLength">The longest value the server reads; more than 999,999 is no limit.</param>
    /// <param name="seconds">After which the answers of a silent client are forgotten, 0 to 99.</param>
    public bool TryAddWelcome(uint nonce, int tag, int version, int maxValueLength, int seconds)
    {
        if (Room < EntryLength.Welcome)
        {
            return false;
        }

        _writer.Write((int)DownKind.Welcome, 1);
        _writer.Write((int)nonce, 8);
        _writer.Write(tag, 3);
        _writer.Write(version, 1);
        _writer.Write(maxValueLength > 999_999 ? 0 : maxValueLength, 6);
        _writer.Write(seconds, 2);
        return true;
    }

    /// <summary>Adds the wish for parts of a request, 1 to 40 of them, each 1 to 99.</summary>
    public bool TryAddPartsWanted(EntryAddress address, scoped ReadOnlySpan<int> parts)
    {
        if (Room < EntryLength.OfPartsWanted(parts.Length))
        {
            return false;
        }

        WriteHead(DownKind.PartsWanted, address);
        _writer.Write(2 * parts.Length, 2);
        foreach (var part in parts)
        {
            _writer.Write(part, 2);
        }

        return true;
    }

    /// <summary>Adds a part of a long answer; <see cref="EntryLength.PartDigitsIn"/> says how many digits fit.</summary>
    public bool TryAddPart(int handle, int part, scoped ReadOnlySpan<byte> digits)
    {
        if (digits.Length > EntryLength.MaxDigits || Room < EntryLength.OfPart(digits.Length))
        {
            return false;
        }

        _writer.Write((int)DownKind.Part, 1);
        _writer.Write(handle, 2);
        _writer.Write(part, 3);
        WriteField(digits);
        return true;
    }

    /// <summary>Adds one whole answer for 1 to 9 clients.</summary>
    public bool TryAddSharedAnswer(scoped ReadOnlySpan<EntryAddress> addresses, scoped ReadOnlySpan<byte> payload) =>
        TryAddShared(DownKind.Answer, addresses, payload);

    /// <summary>Adds one whole answer that is its digits for 1 to 9 clients.</summary>
    public bool TryAddSharedNumber(scoped ReadOnlySpan<EntryAddress> addresses, scoped ReadOnlySpan<byte> digits) =>
        TryAddShared(DownKind.Number, addresses, digits);

    /// <summary>Adds the opening of one long answer for 1 to 9 clients.</summary>
    public bool TryAddSharedOpening(scoped ReadOnlySpan<EntryAddress> addresses, int handle, int length)
    {
        if (Room < EntryLength.OfSharedOpening(addresses.Length))
        {
            return false;
        }

        WriteSharedHead(addresses, DownKind.Opening);
        WriteOpening(handle, length);
        return true;
    }

    /// <summary>Adds a version of a topic.</summary>
    public bool TryAddTopicAnswer(int topic, int version, scoped ReadOnlySpan<byte> payload) =>
        TryAddTopic(DownKind.Answer, topic, version, payload);

    /// <summary>Adds a version of a topic that is its digits.</summary>
    public bool TryAddTopicNumber(int topic, int version, scoped ReadOnlySpan<byte> digits) =>
        TryAddTopic(DownKind.Number, topic, version, digits);

    /// <summary>Adds the opening of a long version of a topic.</summary>
    public bool TryAddTopicOpening(int topic, int version, int handle, int length)
    {
        if (Room < EntryLength.OfTopicOpening())
        {
            return false;
        }

        WriteTopicHead(topic, version, DownKind.Opening);
        WriteOpening(handle, length);
        return true;
    }

    /// <summary>Adds the check digits and returns the length of the value, to be sent unless <see cref="IsEmpty"/>.</summary>
    public int Finish() => _writer.Finish();

    private bool TryAddAnswer(DownKind kind, EntryAddress address, scoped ReadOnlySpan<byte> digits)
    {
        if (digits.Length > EntryLength.MaxDigits || Room < EntryLength.OfAnswer(digits.Length))
        {
            return false;
        }

        WriteHead(kind, address);
        WriteField(digits);
        return true;
    }

    private bool TryAddShared(DownKind body, scoped ReadOnlySpan<EntryAddress> addresses, scoped ReadOnlySpan<byte> digits)
    {
        if (digits.Length > EntryLength.MaxDigits || Room < EntryLength.OfSharedAnswer(addresses.Length, digits.Length))
        {
            return false;
        }

        WriteSharedHead(addresses, body);
        WriteField(digits);
        return true;
    }

    private bool TryAddTopic(DownKind body, int topic, int version, scoped ReadOnlySpan<byte> digits)
    {
        if (digits.Length > EntryLength.MaxDigits || Room < EntryLength.OfTopic(digits.Length))
        {
            return false;
        }

        WriteTopicHead(topic, version, body);
        WriteField(digits);
        return true;
    }

    private void WriteHead(DownKind kind, EntryAddress address)
    {
        _writer.Write((int)kind, 1);
        WriteAddress(address);
    }

    private void WriteSharedHead(scoped ReadOnlySpan<EntryAddress> addresses, DownKind body)
    {
        ArgumentOutOfRangeException.ThrowIfZero(addresses.Length, nameof(addresses));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(addresses.Length, 9, nameof(addresses));
        _writer.Write((int)DownKind.Shared, 1);
        _writer.Write(addresses.Length, 1);
        foreach (var address in addresses)
        {
            WriteAddress(address);
        }

        _writer.Write((int)body, 1);
    }

    private void WriteTopicHead(int topic, int version, DownKind body)
    {
        _writer.Write((int)DownKind.Topic, 1);
        _writer.Write(topic, 2);
        _writer.Write(version, 2);
        _writer.Write((int)body, 1);
    }

    private void WriteAddress(EntryAddress address)
    {
        _writer.Write(address.Tag, 3);
        _writer.Write(address.Request, 2);
    }

    private void WriteOpening(int handle, int length)
    {
        _writer.Write(handle, 2);
        _writer.Write(length, 6);
    }

    private void WriteField(scoped ReadOnlySpan<byte> digits)
    {
        if (digits.Length > EntryLength.MaxShortDigits)
        {
            _writer.Write(9, 1);
            _writer.Write(digits.Length, 3);
        }
        else
        {
            _writer.Write(digits.Length, 2);
        }

        _writer.Write(digits);
    }
}
