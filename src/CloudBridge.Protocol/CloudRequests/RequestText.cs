using CloudBridge.Protocol.Encoding;

namespace CloudBridge.Protocol.CloudRequests;

/// <summary>The text of a request: its name and arguments joined by <c>&amp;</c>, which cannot be escaped.</summary>
public static class RequestText
{
    /// <summary>The character that separates the name and the arguments.</summary>
    public const char Separator = '&';

    /// <summary>Joins and encodes a request as the sprite does: characters outside the table are dropped.</summary>
    /// <param name="name">The request.</param>
    /// <param name="arguments">Its arguments; a separator in one would split it.</param>
    /// <returns>ASCII digits, two for each character.</returns>
    public static byte[] Encode(string name, params ReadOnlySpan<string> arguments)
    {
        var text = string.Concat((string[])[name, .. arguments.ToArray().Select(argument => Separator + argument)]);
        var kept = string.Concat(text.Where(CharacterTable.Contains));
        var digits = new byte[kept.Length * CharacterTable.DigitsPerCharacter];
        CharacterTable.Encode(kept, digits);
        return digits;
    }
}
