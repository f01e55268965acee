namespace CloudBridge.Protocol.Cb1.Payloads.Coding;

/// <summary>Narrows a decimal fraction choice by choice and writes the shortest one that is left.</summary>
/// <remarks>Source: section 6 of <c>protocol/README.md</c>.</remarks>
internal sealed class RangeEncoder(int expectedDigits = 256)
{
    /// <summary>The range at the start.</summary>
    public const long Whole = 1_000_000_000_000;

    /// <summary>Below it the range is widened by <see cref="Group"/>.</summary>
    public const long Narrow = 100_000_000;

    /// <summary>The factor by which a range is widened: four digits.</summary>
    public const int Group = 10_000;

    /// <summary>Digits in a group.</summary>
    public const int GroupDigits = 4;

    private const int WindowGroups = 3;

    private ushort[] _groups = new ushort[(expectedDigits / GroupDigits) + WindowGroups + 1];
    private int _count;
    private long _low;
    private long _range = Whole;

    /// <summary>Digits that the choices so far are worth, with fractions.</summary>
    public double Cost => (_count * GroupDigits) + 12 - Math.Log10(_range);

    /// <summary>Whole digits written so far; within twelve of <see cref="Cost"/>.</summary>
    public int Position => _count * GroupDigits;

    /// <summary>
    /// Takes the interval from <paramref name="low"/> on, <paramref name="size"/> wide, of <paramref name="total"/>.
    /// </summary>
    /// <param name="low">0 and more.</param>
    /// <param name="size">1 and more; low and size together at most the total.</param>
    /// <param name="total">At most 4096.</param>
    public void Choose(int low, int size, int total)
    {
        var unit = _range / total;
        _low += unit * low;
        _range = unit * size;
        if (_low >= Whole)
        {
            _low -= Whole;
            Carry();
        }

        if (_range < Narrow)
        {
            Widen();
        }
    }

    /// <summary>As <see cref="Choose"/> with an interval of one.</summary>
    public void Uniform(int value, int total) => Choose(value, 1, total);

    /// <summary>Remembers where it stands, to be able to take back what follows.</summary>
    public RangeMark Mark()
    {
        var carried = _count - 1;
        while (carried >= 0 && _groups[carried] == Group - 1)
        {
            carried--;
        }

        return new RangeMark(_count, _low, _range, carried, carried < 0 ? (ushort)0 : _groups[carried]);
    }

    /// <summary>Takes back all choices since the mark.</summary>
    public void Return(RangeMark mark)
    {
        (_count, _low, _range) = (mark.Count, mark.Low, mark.Range);
        if (mark.Carried >= 0)
        {
            _groups[mark.Carried] = mark.CarriedGroup;
        }

        // A carry since then has turned the nines behind that group into zeros.
        Array.Fill(_groups, (ushort)(Group - 1), mark.Carried + 1, mark.Count - mark.Carried - 1);
    }

    /// <summary>The shortest fraction of the interval, without zeros at its end. Nothing can be chosen afterwards.</summary>
    /// <returns>ASCII digits.</returns>
    public byte[] Finish()
    {
        var step = Whole;
        while (RoundUp(step) >= _low + _range)
        {
            step /= 10;
        }

        _low = RoundUp(step);
        if (_low >= Whole)
        {
            _low -= Whole;
            Carry();
        }

        for (var i = 0; i < WindowGroups; i++)
        {
            Widen();
        }

        return Digits();
    }

    private long RoundUp(long step) => (_low + step - 1) / step * step;

    private void Widen()
    {
        if (_count == _groups.Length)
        {
            Array.Resize(ref _groups, _groups.Length * 2);
        }

        _groups[_count++] = (ushort)(_low / Narrow);
        _low = _low % Narrow * Group;
        _range *= Group;
    }

    private void Carry()
    {
        var i = _count - 1;
        while (_groups[i] == Group - 1)
        {
            _groups[i--] = 0;
        }

        _groups[i]++;
    }

    private byte[] Digits()
    {
        var digits = new byte[_count * GroupDigits];
        for (var i = 0; i < _count; i++)
        {
            var group = (uint)_groups[i];
            digits[(4 * i) + 0] = (byte)('0' + (group / 1000));
            digits[(4 * i) + 1] = (byte)('0' + (group / 100 % 10));
            digits[(4 * i) + 2] = (byte)('0' + (group / 10 % 10));
            digits[(4 * i) + 3] = (byte)('0' + (group % 10));
        }

        return digits[..(digits.AsSpan().LastIndexOfAnyExcept((byte)'0') + 1)];
    }
}
