using CloudBridge.Protocol.Encoding;

namespace CloudBridge.Protocol.CloudRequests;

/// <summary>An answer as digits, and whether they are the number itself rather than codes of characters.</summary>
/// <param name="Digits">ASCII digits.</param>
/// <param name="IsRaw">True when the project is to take the digits as they are.</param>
public readonly record struct ResponsePayload(ReadOnlyMemory<byte> Digits, bool IsRaw)
{
    private static readonly byte[] EmptyText = "83"u8.ToArray();

    /// <summary>Nothing at all: the project sees an empty list.</summary>
    public static ResponsePayload Nothing => default;

    /// <summary>Encodes a text. An empty one becomes <c>-</c>, as the sprite could not tell it from no answer.</summary>
    /// <param name="text">Any text; characters outside the table become spaces.</param>
    /// <param name="allowRaw">Whether the asker takes raw integers (<see cref="RequestId.AllowsRawNumbers"/>); used only
    /// for plain digits.</param>
    public static ResponsePayload FromText(string text, bool allowRaw)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            return new ResponsePayload(EmptyText, false);
        }

        if (allowRaw && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            var raw = new byte[text.Length];
            System.Text.Encoding.ASCII.GetBytes(text, raw);
            return new ResponsePayload(raw, true);
        }

        var digits = new byte[text.Length * CharacterTable.DigitsPerCharacter];
        var length = CharacterTable.Encode(text, digits);
        return new ResponsePayload(digits.AsMemory(0, length), false);
    }

    /// <summary>Encodes a list: every item, the last too, is followed by 89. An empty list is <see cref="Nothing"/>.</summary>
    public static ResponsePayload FromList(IReadOnlyList<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var characters = items.Count;
        for (var i = 0; i < items.Count; i++)
        {
            characters += items[i].Length;
        }

        var digits = new byte[characters * CharacterTable.DigitsPerCharacter];
        var length = 0;
        for (var i = 0; i < items.Count; i++)
        {
            length += CharacterTable.Encode(items[i], digits.AsSpan(length));
            digits[length++] = (byte)'0' + (CharacterTable.EndOfItem / 10);
            digits[length++] = (byte)'0' + (CharacterTable.EndOfItem % 10);
        }

        return new ResponsePayload(digits.AsMemory(0, length), false);
    }
}
