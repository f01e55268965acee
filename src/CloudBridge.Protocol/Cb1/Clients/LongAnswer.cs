using CloudBridge.Protocol.Cb1.Values;

namespace CloudBridge.Protocol.Cb1.Clients;

/// <summary>The parts of a long answer that have come, in any order.</summary>
/// <param name="handle">What its parts carry.</param>
/// <param name="length">Digits of the whole.</param>
internal sealed class LongAnswer(int handle, int length)
{
    private readonly List<byte[]?> _parts = [];
    private int _whole;
    private int _wholeDigits;
    private int _digits;

    public int Handle { get; } = handle;

    public int Length { get; } = length;

    /// <summary>Parts that have come.</summary>
    public int Count { get; private set; }

    /// <summary>True when all digits are there.</summary>
    public bool IsWhole => _wholeDigits == Length;

    /// <summary>True when a part is missing below one that has come.</summary>
    public bool HasHole => _whole < _parts.Count;

    /// <summary>Takes a part; false when it is here already.</summary>
    public bool Accept(int part, ReadOnlySpan<byte> digits)
    {
        while (_parts.Count <= part)
        {
            _parts.Add(null);
        }

        if (_parts[part] is not null)
        {
            return false;
        }

        _parts[part] = digits.ToArray();
        _digits += digits.Length;
        Count++;
        if (_digits > Length)
        {
            Forget();
        }

        Advance();
        return true;
    }

    /// <summary>Names what is missing, as much as there is room for.</summary>
    /// <param name="ranges">Room for at least one range.</param>
    /// <param name="withRest">True to name what follows the last part that has come, too.</param>
    /// <returns>How many ranges.</returns>
    public int Missing(Span<PartRange> ranges, bool withRest)
    {
        var count = 0;
        for (var first = _whole; first < _parts.Count && count < ranges.Length; first++)
        {
            if (_parts[first] is not null)
            {
                continue;
            }

            var last = first;
            while (_parts[last + 1] is null)
            {
                last++;
            }

            ranges[count++] = new PartRange(first, last);
            first = last;
        }

        if (withRest && count < ranges.Length && _parts.Count <= Cb1Limits.LastPart)
        {
            ranges[count++] = new PartRange(_parts.Count, Cb1Limits.LastPart);
        }

        return count;
    }

    /// <summary>All digits in order; to be asked for when whole.</summary>
    public byte[] ToDigits()
    {
        var digits = new byte[Length];
        var position = 0;
        foreach (var part in _parts.Take(_whole))
        {
            part!.CopyTo(digits, position);
            position += part.Length;
        }

        return digits;
    }

    private void Advance()
    {
        while (_whole < _parts.Count && _parts[_whole] is { } part)
        {
            _wholeDigits += part.Length;
            _whole++;
        }
    }

    /// <summary>Parts of another answer are among them: nobody can say which.</summary>
    private void Forget()
    {
        _parts.Clear();
        Count = 0;
        _whole = 0;
        _wholeDigits = 0;
        _digits = 0;
    }
}
