namespace CloudBridge.Protocol.Cb1.Values;

/// <summary>Writes the values of a client. Each method returns the length of the value.</summary>
/// <remarks>Section 2 of <c>protocol/README.md</c>. Numbers out of range are the caller's mistake and are cut to their
/// width.</remarks>
public static class UpWriter
{
    /// <summary>Digits of a hello, done and gave up at most.</summary>
    public const int ShortLength = 20;

    private const int RequestOverhead = UpValue.HeadLength + 8 + CheckDigits.Length;
    private const int GapsOverhead = UpValue.HeadLength + 4 + CheckDigits.Length;

    /// <summary>
    /// Payload digits that fit into one part when values have <paramref name="maxValueLength"/> digits at most.
    /// </summary>
    public static int PayloadRoom(int maxValueLength) => maxValueLength - RequestOverhead;

    /// <summary>Ranges that fit into one value.</summary>
    public static int GapsRoom(int maxValueLength) => (maxValueLength - GapsOverhead) / PartRanges.Width;

    /// <summary>Says hello.</summary>
    /// <param name="output">At least <see cref="ShortLength"/> places.</param>
    /// <param name="nonce">The client.</param>
    /// <param name="version">The highest version it speaks.</param>
    /// <param name="variables">Answer variables it looks at, 1 to 9.</param>
    /// <param name="maxValueLength">The longest value it reads; more than 999,999 is no limit.</param>
    public static int WriteHello(Span<byte> output, uint nonce, int version, int variables, int maxValueLength)
    {
        var writer = Begin(output, UpKind.Hello, nonce);
        writer.Write(version, 1);
        writer.Write(variables, 1);
        writer.Write(maxValueLength > 999_999 ? 0 : maxValueLength, 6);
        return writer.Finish();
    }

    /// <summary>Writes part <paramref name="part"/> (from 1) of <paramref name="parts"/> of a request.</summary>
    public static int WriteRequest(Span<byte> output, uint nonce, int request, int part, int parts, ReadOnlySpan<byte> payload)
    {
        var writer = Begin(output, UpKind.Request, nonce);
        writer.Write(request, 4);
        writer.Write(part, 2);
        writer.Write(parts, 2);
        writer.Write(payload);
        return writer.Finish();
    }

    /// <summary>Says that the client waits for an answer, and what it misses of it.</summary>
    public static int WriteGaps(Span<byte> output, uint nonce, int request, ReadOnlySpan<PartRange> gaps)
    {
        var writer = Begin(output, UpKind.Gaps, nonce);
        writer.Write(request, 4);
        writer.Write(gaps);
        return writer.Finish();
    }

    /// <summary>Says that an answer has come whole.</summary>
    public static int WriteDone(Span<byte> output, uint nonce, int request) => WriteWord(output, UpKind.Done, nonce, request);

    /// <summary>Says that the client no longer waits.</summary>
    public static int WriteGaveUp(Span<byte> output, uint nonce, int request) => WriteWord(output, UpKind.GaveUp, nonce, request);

    /// <summary>Says what the client misses of the value of a topic.</summary>
    public static int WriteTopicGaps(Span<byte> output, uint nonce, int topic, int version, ReadOnlySpan<PartRange> gaps)
    {
        var writer = Begin(output, UpKind.TopicGaps, nonce);
        writer.Write(topic, 2);
        writer.Write(version, 2);
        writer.Write(gaps);
        return writer.Finish();
    }

    private static int WriteWord(Span<byte> output, UpKind kind, uint nonce, int request)
    {
        var writer = Begin(output, kind, nonce);
        writer.Write(request, 4);
        return writer.Finish();
    }

    private static DigitWriter Begin(Span<byte> output, UpKind kind, uint nonce)
    {
        var writer = new DigitWriter(output);
        writer.Write(1, 1);
        writer.Write((int)kind, 1);
        writer.Write((int)nonce, 8);
        return writer;
    }
}
