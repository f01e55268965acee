using System.Buffers;
using System.Text;

namespace CloudBridge.Monitors.Pinging.Probes.Http;

/// <summary>
/// Looks for a text in bytes that come piece by piece, in the characters that the page turns out to be in: exactly as
/// written, in a few steps for each byte.
/// </summary>
/// <param name="text">What to look for.</param>
/// <param name="contentType">The header; null when there was none.</param>
/// <param name="maxBytes">How many bytes will come at most.</param>
internal sealed class TextFinder(string text, string? contentType, int maxBytes) : IDisposable
{
    private const int PieceBytes = 4 * 1024;

    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(maxBytes);

    /// <summary>The end of what was read, in which the text may have begun, and room for the next piece.</summary>
    private readonly char[] _characters = ArrayPool<char>.Shared.Rent(text.Length + PieceBytes + 64);

    private Encoding? _encoding;
    private Decoder _decoder = PageCharset.Undeclared.GetDecoder();
    private int _filled;
    private int _read;
    private int _kept;

    /// <summary>Takes more bytes; true when the text has come.</summary>
    public bool Finds(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        bytes.CopyTo(_bytes.AsSpan(_filled));
        var isOpen = _filled < PageCharset.LookedAt;
        _filled += bytes.Length;
        if (isOpen && PageCharset.Declared(contentType, _bytes.AsSpan(0, _filled)) is { } declared && declared != _encoding)
        {
            Begin(declared);
        }

        try
        {
            return Search(isEnd);
        }
        catch (DecoderFallbackException)
        {
            // As browsers take it: what says nothing and is not UTF-8 is of the western world.
            Begin(PageCharset.Western);
            return Search(isEnd);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        ArrayPool<char>.Shared.Return(_characters);
    }

    private void Begin(Encoding encoding)
    {
        _encoding = encoding;
        _decoder = encoding.GetDecoder();
        (_read, _kept) = (0, 0);
    }

    private bool Search(bool isEnd)
    {
        do
        {
            var count = Math.Min(PieceBytes, _filled - _read);
            var isLast = isEnd && _read + count == _filled;
            var length = _kept + _decoder.GetChars(_bytes.AsSpan(_read, count), _characters.AsSpan(_kept), isLast);
            _read += count;
            var characters = _characters.AsSpan(0, length);
            if (characters.IndexOf(text.AsSpan()) >= 0)
            {
                return true;
            }

            _kept = Math.Min(length, text.Length - 1);
            characters[^_kept..].CopyTo(_characters);
        }
        while (_read < _filled);

        return false;
    }
}
