namespace CloudBridge.Protocol.Frames;

/// <summary>The place of a JSON value in a line; for a string, the place of its text without the quotes.</summary>
internal readonly record struct JsonToken(CloudTextKind Kind, int Start, int Length, bool IsEscaped)
{
    /// <summary>The text of the value; an escaped string is unescaped in place, which always shortens it.</summary>
    public CloudText ToText(Span<byte> line)
    {
        var text = line.Slice(Start, Length);
        return new CloudText(Kind, IsEscaped ? text[..JsonEscapes.UnescapeInPlace(text)] : text);
    }
}
