using CloudBridge.Protocol.Tests.Encoding;

namespace CloudBridge.Protocol.Tests.CloudRequests;

/// <summary>
/// How the sprite in players' projects reads response variables, faults and all. It shares no code with the
/// codec: the character table comes from the vector file.
/// </summary>
internal sealed class SpriteReceiver
{
    private const int Remembered = 20;
    private readonly string _marker;
    private readonly Queue<string> _memory = [];
    private readonly List<string?> _slots = [null];
    private bool _isRaw;

    private SpriteReceiver(string marker) => _marker = marker;

    /// <summary>The sprite has no mark for "all there"; it stops when no slot is empty.</summary>
    public bool IsDone => _slots.TrueForAll(slot => slot is not null);

    /// <summary>The list <c>response</c>.</summary>
    public IReadOnlyList<string> Response => _isRaw ? [Payload] : Decode(Payload);

    private string Payload => string.Concat(_slots);

    public static SpriteReceiver ForRequest(string id) => new("." + id);

    public static SpriteReceiver ForMessages() => new(".100000000");

    /// <summary>Looks at values in the order in which they appear in the variables.</summary>
    public SpriteReceiver Poll(params IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Look(value);
        }

        return this;
    }

    /// <summary>What it writes to see a lost part again: the number before the first empty slot, its id and a 9.</summary>
    public string Rerequest() => $"{_slots.IndexOf(null)}{_marker}9";

    private void Look(string value)
    {
        if (IsRemembered(value))
        {
            return;
        }

        Remember(value);
        if (!value.Contains(_marker, StringComparison.Ordinal))
        {
            return;
        }

        var payload = value[..value.IndexOf('.', StringComparison.Ordinal)];
        if (value.EndsWith("222", StringComparison.Ordinal))
        {
            _isRaw = value[^4] == '3';
            _slots[^1] = payload;
            return;
        }

        var number = int.Parse(value[^4..^1], System.Globalization.CultureInfo.InvariantCulture);
        while (_slots.Count < number + 1)
        {
            _slots.Add(null);
        }

        _slots[number - 1] = payload;
    }

    private bool IsRemembered(string value) =>
        string.Concat(_memory.Select(seen => "=" + seen)).Contains("=" + value, StringComparison.Ordinal);

    private void Remember(string value)
    {
        _memory.Enqueue(value);
        if (_memory.Count > Remembered)
        {
            _memory.Dequeue();
        }
    }

    private static List<string> Decode(string payload)
    {
        var items = new List<string>();
        var item = "";
        for (var at = 0; at + 1 < payload.Length; at += 2)
        {
            var code = ((payload[at] - '0') * 10) + payload[at + 1] - '0';
            var character = EncodingTableVectors.Codes[code] ?? throw new InvalidOperationException($"Code {code} was sent.");
            if (character == EncodingTableVectors.EndOfItem)
            {
                items.Add(item);
                item = "";
                continue;
            }

            item += character;
        }

        return item.Length == 0 ? items : [.. items, item];
    }
}
