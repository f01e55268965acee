using System.Buffers;

namespace CloudBridge.Protocol.Frames;

/// <summary>A strict JSON scanner over one line that says false instead of throwing, and allocates nothing.</summary>
internal ref struct JsonScanner(ReadOnlySpan<byte> text)
{
    private const int MaxDepth = 16;
    private static readonly SearchValues<byte> StringStops = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(i => (byte)i), (byte)'"', (byte)'\\']);

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private readonly ReadOnlySpan<byte> _text = text;
    private int _at;

    /// <summary>True when nothing but white space is left.</summary>
    public bool AtEnd
    {
        get
        {
            SkipSpace();
            return _at == _text.Length;
        }
    }

    /// <summary>Takes one punctuation byte if it comes next.</summary>
    public bool TryTake(byte expected)
    {
        SkipSpace();
        if (_at >= _text.Length || _text[_at] != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>Reads a string, quotes checked and left out.</summary>
    public bool TryReadString(out JsonToken token)
    {
        token = default;
        if (!TryTake((byte)'"'))
        {
            return false;
        }

        var start = _at;
        var escaped = false;
        while (true)
        {
            var stop = _text[_at..].IndexOfAny(StringStops);
            if (stop < 0)
            {
                return false;
            }

            _at += stop;
            if (_text[_at] == (byte)'"')
            {
                token = new JsonToken(CloudTextKind.String, start, _at++ - start, escaped);
                return true;
            }

            if (_text[_at] != (byte)'\\' || !TrySkipEscape())
            {
                return false;
            }

            escaped = true;
        }
    }

    /// <summary>Reads any value; arrays and objects up to 16 deep are checked and kept as raw text.</summary>
    public bool TryReadValue(out JsonToken token) => TryReadValue(0, out token);

    /// <summary>True when the whole text is one JSON value.</summary>
    public bool TrySkipDocument() => TryReadValue(out _) && AtEnd;

    private bool TryReadValue(int depth, out JsonToken token)
    {
        SkipSpace();
        token = default;
        if (_at >= _text.Length)
        {
            return false;
        }

        var start = _at;
        var read = _text[_at] switch
        {
            (byte)'"' => TryReadString(out token),
            (byte)'{' => TrySkipContainer((byte)'}', hasKeys: true, depth),
            (byte)'[' => TrySkipContainer((byte)']', hasKeys: false, depth),
            (byte)'t' => TrySkipWord("true"u8),
            (byte)'f' => TrySkipWord("false"u8),
            (byte)'n' => TrySkipWord("null"u8),
            _ => TrySkipNumber(),
        };
        if (read && token.Kind != CloudTextKind.String)
        {
            var isNumber = _text[start] is (byte)'-' or (>= (byte)'0' and <= (byte)'9');
            token = new JsonToken(isNumber ? CloudTextKind.Number : CloudTextKind.Other, start, _at - start, false);
        }

        return read;
    }

    private bool TrySkipContainer(byte close, bool hasKeys, int depth)
    {
        if (depth == MaxDepth)
        {
            return false;
        }

        _at++;
        if (TryTake(close))
        {
            return true;
        }

        do
        {
            if (hasKeys && !(TryReadString(out _) && TryTake((byte)':')))
            {
                return false;
            }

            if (!TryReadValue(depth + 1, out _))
            {
                return false;
            }
        }
        while (TryTake((byte)','));

        return TryTake(close);
    }

    private bool TrySkipWord(ReadOnlySpan<byte> word)
    {
        if (!_text[_at..].StartsWith(word))
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private bool TrySkipNumber()
    {
        if (_text[_at] == (byte)'-')
        {
            _at++;
        }

        var whole = SkipDigits();
        if (whole == 0 || (whole > 1 && _text[_at - whole] == (byte)'0'))
        {
            return false;
        }

        if (_at < _text.Length && _text[_at] == (byte)'.')
        {
            _at++;
            if (SkipDigits() == 0)
            {
                return false;
            }
        }

        if (_at < _text.Length && _text[_at] is (byte)'e' or (byte)'E')
        {
            _at++;
            if (_at < _text.Length && _text[_at] is (byte)'+' or (byte)'-')
            {
                _at++;
            }

            return SkipDigits() > 0;
        }

        return true;
    }

    private int SkipDigits()
    {
        var rest = _text[_at..];
        var count = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        count = count < 0 ? rest.Length : count;
        _at += count;
        return count;
    }

    private bool TrySkipEscape()
    {
        var rest = _text[_at..];
        if (rest.Length < 2)
        {
            return false;
        }

        if (rest[1] != (byte)'u')
        {
            _at += 2;
            return "\"\\/bfnrt"u8.Contains(rest[1]);
        }

        _at += 6;
        return rest.Length >= 6 && !rest[2..6].ContainsAnyExcept(HexDigits);
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            _at++;
        }
    }
}
