namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>
/// One entry of a value of the server. Which of the fields mean something depends on <see cref="Kind"/> and
/// <see cref="Body"/>.
/// </summary>
/// <remarks>Section 3 of <c>protocol/README.md</c>.</remarks>
public readonly ref struct DownEntry
{
    internal const int AddressWidth = 5;

    /// <summary>The kind of the entry.</summary>
    public DownKind Kind { get; internal init; }

    /// <summary>
    /// The form of what it carries: for a shared entry or a topic that of its body, <see cref="DownKind.Answer"/>,
    /// <see cref="DownKind.Opening"/> or <see cref="DownKind.Number"/>; for others the same as <see cref="Kind"/>.
    /// </summary>
    public DownKind Body { get; internal init; }

    /// <summary>Welcome: the client, as it named itself.</summary>
    public uint Nonce { get; internal init; }

    /// <summary>Welcome: the tag the client has from now on, 1 to 999.</summary>
    public int Tag { get; internal init; }

    /// <summary>Welcome: the version to speak.</summary>
    public int Version { get; internal init; }

    /// <summary>Welcome: the longest value the server reads; <see cref="int.MaxValue"/> without a limit.</summary>
    public int MaxValueLength { get; internal init; }

    /// <summary>Welcome: seconds after which the server forgets the answers of a client that says nothing.</summary>
    public int Seconds { get; internal init; }

    /// <summary>Opening, part: the handle of the long answer, 20 to 99.</summary>
    public int Handle { get; internal init; }

    /// <summary>Opening: digits of the long answer, at least 1.</summary>
    public int Length { get; internal init; }

    /// <summary>Part: its number, 0 to 999.</summary>
    public int Part { get; internal init; }

    /// <summary>Topic: its number, 0 to 99.</summary>
    public int Topic { get; internal init; }

    /// <summary>Topic: the version of its value, 1 to 99.</summary>
    public int TopicVersion { get; internal init; }

    /// <summary>Answer: the payload, which may be empty. Number and part: the digits, at least one.</summary>
    public ReadOnlySpan<byte> Digits { get; internal init; }

    /// <summary>The number of clients that it is for: 1 to 9; 0 for welcome, part and topic.</summary>
    public int AddressCount => Addresses.Length / AddressWidth;

    /// <summary>Parts wanted: how many, 1 to 40.</summary>
    public int WantedCount => Wanted.Length / 2;

    internal ReadOnlySpan<byte> Addresses { get; init; }

    internal ReadOnlySpan<byte> Wanted { get; init; }

    /// <summary>The address at an index from 0; its request is 0 to 99.</summary>
    public EntryAddress Address(int index)
    {
        var digits = Addresses.Slice(index * AddressWidth, AddressWidth);
        return new EntryAddress(DigitText.Read(digits[..3]), DigitText.Read(digits[3..]));
    }

    /// <summary>The part of a request that is wanted, at an index from 0.</summary>
    public int WantedPart(int index) => DigitText.Read(Wanted.Slice(2 * index, 2));
}
