namespace CloudBridge.Protocol.Cb1.Payloads.Coding;

/// <summary>Reads back the choices a <see cref="RangeEncoder"/> was given.</summary>
/// <remarks>Source: section 6 of <c>protocol/README.md</c>. Beyond the end of the digits there are zeros.</remarks>
internal ref struct RangeDecoder
{
    // With nothing but zeros left, a text, a number and a list end within far fewer digits than that.
    private const int MaxGroupsOfZeros = 500;

    private readonly ReadOnlySpan<byte> _digits;
    private int _position;
    private long _code;
    private long _range = RangeEncoder.Whole;
    private long _unit;
    private int _zeros;

    /// <param name="digits">ASCII digits; other bytes make the payload damaged.</param>
    public RangeDecoder(ReadOnlySpan<byte> digits)
    {
        _digits = digits;
        IsDamaged = digits.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        for (var i = 0; i < 3 && !IsDamaged; i++)
        {
            _code = (_code * RangeEncoder.Group) + NextGroup();
        }
    }

    /// <summary>True when the digits cannot be what an encoder wrote. Choices are zero from then on.</summary>
    public bool IsDamaged { get; set; }

    /// <summary>True when the choices so far have used every digit there is.</summary>
    public readonly bool IsAtEnd => _position >= _digits.Length;

    /// <summary>
    /// Finds the place of the fraction in <paramref name="total"/>; then <see cref="Take"/> says how much of it is meant.
    /// </summary>
    public int Peek(int total)
    {
        _unit = _range / total;
        var value = _code / _unit;
        if (value < total && !IsDamaged)
        {
            return (int)value;
        }

        IsDamaged = true;
        return 0;
    }

    /// <summary>Takes the interval from <paramref name="low"/> on, <paramref name="size"/> wide.</summary>
    public void Take(int low, int size)
    {
        _code -= _unit * low;
        _range = _unit * size;
        if (_range >= RangeEncoder.Narrow)
        {
            return;
        }

        _range *= RangeEncoder.Group;
        _code = (_code * RangeEncoder.Group) + NextGroup();
        if (_code == 0 && IsAtEnd && ++_zeros > MaxGroupsOfZeros)
        {
            IsDamaged = true;
        }
    }

    /// <summary>One of <paramref name="total"/> equal choices.</summary>
    public int Uniform(int total)
    {
        var value = Peek(total);
        Take(value, 1);
        return value;
    }

    private int NextGroup()
    {
        var group = 0;
        for (var i = 0; i < RangeEncoder.GroupDigits; i++, _position++)
        {
            group = (group * 10) + (_position < _digits.Length ? _digits[_position] - '0' : 0);
        }

        return group;
    }
}
