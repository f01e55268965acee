namespace CloudBridge.Protocol.Frames;

/// <summary>
/// Reads the frames of one WebSocket text message: JSON objects separated by line feeds. Bad input is a
/// frame with a <see cref="CloudFrame.Fault"/>, never an exception.
/// </summary>
/// <param name="text">UTF-8 text. The reader unescapes strings in place, so the buffer must not be shared.</param>
public ref struct FrameReader(Span<byte> text)
{
    private const byte LineFeed = (byte)'\n';
    private Span<byte> _rest = text;

    /// <summary>Reads the next frame that is not an empty line; false at the end of the text.</summary>
    public bool TryRead(out CloudFrame frame)
    {
        while (!_rest.IsEmpty)
        {
            var line = TakeLine();
            if (line.IsEmpty)
            {
                continue;
            }

            frame = FrameParser.Parse(line);
            return true;
        }

        frame = default;
        return false;
    }

    private Span<byte> TakeLine()
    {
        var end = _rest.IndexOf(LineFeed);
        var line = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return Trim(line);
    }

    private static Span<byte> Trim(Span<byte> line)
    {
        while (!line.IsEmpty && line[^1] is (byte)'\r' or (byte)' ' or (byte)'\t')
        {
            line = line[..^1];
        }

        while (!line.IsEmpty && line[0] is (byte)'\r' or (byte)' ' or (byte)'\t')
        {
            line = line[1..];
        }

        return line;
    }
}
