using CloudBridge.Protocol.Encoding;

namespace CloudBridge.Protocol.CloudRequests;

/// <summary>Puts the parts of one answer together on the asking side, in any order and with repeats.</summary>
/// <remarks>
/// The last part carries no number, so the format cannot show that parts just before it were lost; like the
/// sprite, this sees gaps only below the highest numbered part.
/// </remarks>
/// <param name="id">The request that was asked.</param>
public sealed class ResponseAssembler(RequestId id)
{
    private readonly SortedDictionary<int, byte[]> _parts = [];
    private byte[]? _last;

    /// <summary>True when the last part is a raw number.</summary>
    public bool IsRaw { get; private set; }

    /// <summary>True when any part has come.</summary>
    public bool HasStarted => _last is not null || _parts.Count > 0;

    /// <summary>True when the last part and every part below the highest number are there.</summary>
    public bool IsComplete => _last is not null && _parts.Count == HighestNumber;

    /// <summary>The first part that is missing below the highest number or before the last part; null when complete.</summary>
    public int? FirstMissing => IsComplete
        ? null
        : Enumerable.Range(1, HighestNumber + 1).First(number => !_parts.ContainsKey(number));

    private int HighestNumber => _parts.Count == 0 ? 0 : _parts.Keys.Last();

    /// <summary>Takes a part; false when it belongs to another request or is there already.</summary>
    public bool Accept(in ResponsePacket packet)
    {
        if (packet.Id != id)
        {
            return false;
        }

        if (!packet.IsLast)
        {
            return _parts.TryAdd(packet.Number, packet.Digits.ToArray());
        }

        IsRaw = packet.IsRaw;
        var isNew = _last is null;
        _last ??= packet.Digits.ToArray();
        return isNew;
    }

    /// <summary>All digits so far, in order.</summary>
    public byte[] ToDigits() => [.. _parts.Values.SelectMany(part => part), .. _last ?? []];

    /// <summary>The answer as a Scratch list: one item for a text or number, none for an empty answer.</summary>
    public IReadOnlyList<string> ToList()
    {
        var digits = ToDigits();
        if (IsRaw)
        {
            return [System.Text.Encoding.ASCII.GetString(digits)];
        }

        var text = new char[digits.Length / CharacterTable.DigitsPerCharacter];
        CharacterTable.TryDecode(digits, text, out var length);
        var items = new string(text, 0, length).Split('\n');
        return items[^1].Length == 0 ? items[..^1] : items;
    }
}
