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
    /// <summary>Far more than the longest answer has.</summary>
    private const long MaxDigits = 20_000_000;

    private readonly SortedDictionary<int, byte[]> _parts = [];
    private byte[]? _last;
    private long _digits;

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

    /// <summary>
    /// Takes a part; false when it belongs to another request, is there already, or is more than an answer has.
    /// </summary>
    public bool Accept(in ResponsePacket packet)
    {
        if (packet.Id != id || (packet.IsLast ? _last is not null : _parts.ContainsKey(packet.Number)) || _digits + packet.Digits.Length > MaxDigits)
        {
            return false;
        }

        var digits = packet.Digits.ToArray();
        _digits += digits.Length;
        if (!packet.IsLast)
        {
            _parts.Add(packet.Number, digits);
            return true;
        }

        IsRaw = packet.IsRaw;
        _last = digits;
        return true;
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
