using System.Buffers.Text;
using System.Text;

namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>
/// Reads the head of an HTTP/1 answer. Lenient where browsers are, strict where a length or a status is in question.
/// </summary>
internal static class HeadParser
{
    private const int StatusLength = 3;
    private const int MaxWord = 40;

    private static ReadOnlySpan<byte> Http1 => "HTTP/1."u8;

    private static ReadOnlySpan<byte> Radio => "ICY "u8;

    /// <summary>Tells whether bytes may be the beginning of an answer; false as early as that is sure.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> bytes) =>
        Begins(bytes, Http1) || Begins(bytes, Radio) || bytes is [0] or [0, _] or [0, _, _];

    /// <summary>Tells whether bytes are the beginning of a frame with settings, as everybody begins who speaks HTTP/2.</summary>
    public static bool IsHttp2(ReadOnlySpan<byte> bytes) => bytes is [0, _, _, 4, ..];

    /// <summary>
    /// The length of the head with the empty line that ends it; -1 when it is not complete. Lines may end without CR.
    /// </summary>
    /// <param name="bytes">What has come so far.</param>
    /// <param name="searched">How much of it was searched before.</param>
    public static int FindEnd(ReadOnlySpan<byte> bytes, int searched)
    {
        var at = Math.Max(0, searched - 2);
        while (bytes[at..].IndexOf((byte)'\n') is var offset and >= 0)
        {
            at += offset + 1;
            var rest = bytes[at..];
            if (rest.StartsWith("\n"u8))
            {
                return at + 1;
            }

            if (rest.StartsWith("\r\n"u8))
            {
                return at + 2;
            }
        }

        return -1;
    }

    /// <summary>Reads a whole head; false when it is not one.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out HttpResponseHead head)
    {
        head = default;
        if (bytes.Contains((byte)0) || !TryStatus(TakeLine(ref bytes), out var status))
        {
            return false;
        }

        head = new HttpResponseHead(status);
        var isLengthClear = true;
        while (!bytes.IsEmpty)
        {
            isLengthClear &= TryAddHeader(TakeLine(ref bytes), ref head);
        }

        // Chunks have their own lengths, and then no other counts.
        return isLengthClear || head.IsChunked;
    }

    /// <summary>The head with what another header says, but for the length of the body.</summary>
    public static HttpResponseHead Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, HttpResponseHead head)
    {
        if (Is(name, "Transfer-Encoding"u8))
        {
            return Is(value, "chunked"u8) ? head with { IsChunked = true } : head with { ForeignTransfer = Is(value, "identity"u8) ? null : Word(value) };
        }

        if (Is(name, "Location"u8))
        {
            return head with { Location = head.Location ?? Encoding.UTF8.GetString(value) };
        }

        if (Is(name, "Content-Encoding"u8))
        {
            return head with { Packing = head.Packing is null ? Word(value) : $"{head.Packing}, {Word(value)}" };
        }

        if (Is(name, "Content-Type"u8))
        {
            return head with { ContentType = Encoding.Latin1.GetString(value) };
        }

        return Is(name, "Set-Cookie"u8) ? head with { Cookies = [.. head.Cookies ?? [], Encoding.Latin1.GetString(value)] } : head;
    }

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        var line = end < 0 ? bytes : bytes[..end];
        bytes = end < 0 ? [] : bytes[(end + 1)..];
        return line.TrimEnd((byte)'\r');
    }

    private static bool TryStatus(ReadOnlySpan<byte> line, out int status)
    {
        status = 0;
        var end = LengthOfVersion(line);
        if (end == 0 || line.Length <= end || line[end] != ' ')
        {
            return false;
        }

        var rest = line[end..].TrimStart((byte)' ');
        return rest.Length >= StatusLength && (rest.Length == StatusLength || rest[StatusLength] == ' ')
            && Utf8Parser.TryParse(rest[..StatusLength], out status, out var read) && read == StatusLength && status >= 100;
    }

    /// <summary>
    /// The length of the version of HTTP/1, or of what radio stations of old say in its place; 0 for any other.
    /// </summary>
    private static int LengthOfVersion(ReadOnlySpan<byte> line)
    {
        if (Begins(line, Radio))
        {
            return Radio.Length - 1;
        }

        return Begins(line, Http1) && line.Length > Http1.Length && line[Http1.Length] is (byte)'0' or (byte)'1' ? Http1.Length + 1 : 0;
    }

    /// <summary>Tells whether bytes, as far as there are any, are those of a prefix.</summary>
    private static bool Begins(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> prefix)
    {
        var length = Math.Min(bytes.Length, prefix.Length);
        return Ascii.EqualsIgnoreCase(bytes[..length], prefix[..length]);
    }

    /// <summary>Takes what a header says; false when it is a length that is none.</summary>
    private static bool TryAddHeader(ReadOnlySpan<byte> line, ref HttpResponseHead head)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            return true;
        }

        var name = line[..colon].TrimEnd(" \t"u8);
        var value = line[(colon + 1)..].Trim(" \t"u8);
        if (Is(name, "Content-Length"u8))
        {
            return TryAddLength(value, ref head);
        }

        head = Add(name, value, head);
        return true;
    }

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> other) => Ascii.EqualsIgnoreCase(text, other);

    /// <summary>A word that may be shown to people.</summary>
    private static string Word(ReadOnlySpan<byte> value)
    {
        var text = Encoding.Latin1.GetString(value[..Math.Min(value.Length, MaxWord)]);
        return string.Concat(text.Where(character => char.IsAsciiLetterOrDigit(character) || character is ',' or ' ' or '-')).ToLowerInvariant();
    }

    /// <summary>The same length several times, in one line or in many, is a length.</summary>
    private static bool TryAddLength(ReadOnlySpan<byte> value, ref HttpResponseHead head)
    {
        foreach (var part in value.Split((byte)','))
        {
            var digits = value[part].Trim(" \t"u8);
            if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')
                || !Utf8Parser.TryParse(digits, out long length, out _) || (head.ContentLength ?? length) != length)
            {
                return false;
            }

            head = head with { ContentLength = length };
        }

        return true;
    }
}
