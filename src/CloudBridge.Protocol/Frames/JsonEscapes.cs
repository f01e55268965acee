using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace CloudBridge.Protocol.Frames;

/// <summary>The escapes of JSON strings, read in place and written.</summary>
internal static class JsonEscapes
{
    /// <summary>Bytes that one byte may become when escaped: a backslash, u and four hexadecimal digits.</summary>
    public const int LongestEscape = 6;

    private static readonly SearchValues<byte> MustEscape = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    /// <summary>True when <paramref name="text"/> can stand between quotes as it is.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text) => !text.ContainsAny(MustEscape);

    /// <summary>Writes <paramref name="text"/> as the inside of a JSON string and returns the length.</summary>
    public static int Escape(ReadOnlySpan<byte> text, Span<byte> output)
    {
        var write = 0;
        foreach (var b in text)
        {
            if (b is (byte)'"' or (byte)'\\')
            {
                output[write++] = (byte)'\\';
                output[write++] = b;
            }
            else if (b < 32)
            {
                "\\u00"u8.CopyTo(output[write..]);
                Utf8Formatter.TryFormat(b, output[(write + 4)..], out _, new StandardFormat('x', 2));
                write += LongestEscape;
            }
            else
            {
                output[write++] = b;
            }
        }

        return write;
    }

    /// <summary>Replaces the escapes of a checked JSON string and returns the new, shorter length.</summary>
    /// <remarks>Half of a surrogate pair becomes U+FFFD.</remarks>
    public static int UnescapeInPlace(Span<byte> text)
    {
        var write = 0;
        for (var read = 0; read < text.Length;)
        {
            var b = text[read++];
            if (b != (byte)'\\')
            {
                text[write++] = b;
                continue;
            }

            var escape = text[read++];
            if (escape != (byte)'u')
            {
                text[write++] = Simple(escape);
                continue;
            }

            var rune = ReadRune(text, ref read);
            write += rune.EncodeToUtf8(text[write..]);
        }

        return write;
    }

    private static byte Simple(byte escape) => escape switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => escape,
    };

    private static Rune ReadRune(ReadOnlySpan<byte> text, ref int read)
    {
        var high = ReadUnit(text, ref read);
        if (Rune.TryCreate(high, out var rune))
        {
            return rune;
        }

        var next = read;
        if (char.IsHighSurrogate(high) && text.Length - next >= 6 && text[next] == '\\' && text[next + 1] == 'u')
        {
            next += 2;
            if (Rune.TryCreate(high, ReadUnit(text, ref next), out rune))
            {
                read = next;
                return rune;
            }
        }

        return Rune.ReplacementChar;
    }

    private static char ReadUnit(ReadOnlySpan<byte> text, ref int read)
    {
        var unit = 0;
        foreach (var digit in text.Slice(read, 4))
        {
            unit = (unit << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        read += 4;
        return (char)unit;
    }
}
