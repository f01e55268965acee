using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CloudBridge.Protocol.Cb1.Payloads;

/// <summary>Reads the digits of a request.</summary>
internal ref struct RequestReader
{
    private readonly ReadOnlySpan<byte> _digits;
    private readonly StringBuilder _text = new();
    private int _position;

    private RequestReader(ReadOnlySpan<byte> digits) => _digits = digits;

    /// <summary>False when the digits are not exactly a name and whole arguments.</summary>
    public static bool TryRead(ReadOnlySpan<byte> digits, [NotNullWhen(true)] out RequestPayload? request)
    {
        request = null;
        var reader = new RequestReader(digits);
        if (!reader.TryReadValue(out var name) || name is null)
        {
            return false;
        }

        var arguments = new List<string?>();
        while (reader._position < digits.Length)
        {
            if (!reader.TryReadValue(out var argument))
            {
                return false;
            }

            arguments.Add(argument);
        }

        request = new RequestPayload(name, arguments);
        return true;
    }

    private bool TryReadValue(out string? value)
    {
        value = null;
        var start = _position;
        _text.Clear();
        while (TryTake(2, out var code))
        {
            switch (code)
            {
                case RequestAlphabet.End:
                    value = UnicodeText.Repair(_text.ToString());
                    return true;
                case RequestAlphabet.Null:
                    return _position == start + 2;
                case RequestAlphabet.CodeUnit:
                    if (!TryTake(5, out var unit) || unit > char.MaxValue)
                    {
                        return false;
                    }

                    _text.Append((char)unit);
                    break;
                case RequestAlphabet.Digits:
                    if (!TryTake(2, out var run) || run == 0 || !TryTakeRun(run))
                    {
                        return false;
                    }

                    break;
                case < RequestAlphabet.End:
                    _text.Append(RequestAlphabet.Characters[code]);
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    private bool TryTakeRun(int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (!TryTake(1, out var digit))
            {
                return false;
            }

            _text.Append((char)('0' + digit));
        }

        return true;
    }

    private bool TryTake(int count, out int number)
    {
        number = 0;
        if (_position + count > _digits.Length)
        {
            return false;
        }

        foreach (var digit in _digits.Slice(_position, count))
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        _position += count;
        return true;
    }
}
