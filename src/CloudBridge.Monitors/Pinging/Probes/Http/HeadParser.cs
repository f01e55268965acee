using System.Buffers.Text;
using System.Text;

namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>Reads the head of an HTTP/1 answer. Lenient where browsers are, strict where a length or a status is in question.</summary>
internal static class HeadParser
{
    private const int StatusEnd = 12;

    /// <summary>Whether bytes may be the beginning of an answer; false as early as that is sure.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> bytes)
    {
        var prefix = "HTTP/1."u8;
        var length = Math.Min(bytes.Length, prefix.Length);
        return bytes[..length].SequenceEqual(prefix[..length]);
    }

    /// <summary>The length of the head with the empty line that ends it; -1 when it is not complete. Lines may end without CR.</summary>
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
    public static bool TryParse(ReadOnlySpan<byte> bytes, out AnswerHead head)
    {
        head = default;
        if (bytes.Contains((byte)0) || !TryStatus(TakeLine(ref bytes), out var status))
        {
            return false;
        }

        head = new AnswerHead(status);
        while (!bytes.IsEmpty)
        {
            if (!TryAddHeader(TakeLine(ref bytes), ref head))
            {
                return false;
            }
        }

        return true;
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
        return line.Length >= StatusEnd && MayBegin(line)
            && line[7] is (byte)'0' or (byte)'1' && line[8] == ' ' && (line.Length == StatusEnd || line[StatusEnd] == ' ')
            && Utf8Parser.TryParse(line[9..StatusEnd], out status, out var read) && read == 3 && status is >= 100 and <= 599;
    }

    private static bool TryAddHeader(ReadOnlySpan<byte> line, ref AnswerHead head)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            return true;
        }

        var name = line[..colon];
        var value = line[(colon + 1)..].Trim(" \t"u8);
        if (Ascii.EqualsIgnoreCase(name, "Content-Length"u8))
        {
            return TryAddLength(value, ref head);
        }

        if (Ascii.EqualsIgnoreCase(name, "Transfer-Encoding"u8))
        {
            head = Ascii.EqualsIgnoreCase(value, "chunked"u8) ? head with { IsChunked = true } : head with { IsForeign = true };
        }
        else if (Ascii.EqualsIgnoreCase(name, "Location"u8))
        {
            head = head with { Location = head.Location ?? Encoding.UTF8.GetString(value) };
        }

        return true;
    }

    private static bool TryAddLength(ReadOnlySpan<byte> value, ref AnswerHead head)
    {
        if (!value.IsEmpty && !value.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && Utf8Parser.TryParse(value, out long length, out _) && (head.ContentLength ?? length) == length)
        {
            head = head with { ContentLength = length };
            return true;
        }

        return false;
    }
}
