using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace CloudBridge.Protocol.CloudRequests;

/// <summary>
/// The id a project chose for its request: 1 to 18 digits as text, leading zeros kept. Ids may collide between players.
/// </summary>
public readonly record struct RequestId
{
    /// <summary>The longest id that is understood.</summary>
    public const int MaxLength = 18;

    private readonly ulong _digits;
    private readonly byte _length;

    private RequestId(ulong digits, int length)
    {
        _digits = digits;
        _length = (byte)length;
    }

    /// <summary>Digits in the id.</summary>
    public int Length => _length;

    /// <summary>True when the last digit is 0: the project understands raw integers.</summary>
    public bool AllowsRawNumbers => _digits % 10 == 0;

    /// <summary>Reads an id; false when the text is empty, too long or has anything but digits.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out RequestId id)
    {
        id = default;
        if (text.IsEmpty || text.Length > MaxLength)
        {
            return false;
        }

        ulong digits = 0;
        foreach (var b in text)
        {
            var digit = (uint)b - '0';
            if (digit > 9)
            {
                return false;
            }

            digits = (digits * 10) + digit;
        }

        id = new RequestId(digits, text.Length);
        return true;
    }

    /// <summary>Reads an id from text.</summary>
    /// <exception cref="FormatException">The text is not 1 to 18 digits.</exception>
    public static RequestId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(System.Text.Encoding.ASCII.GetBytes(text), out var id)
            ? id
            : throw new FormatException($"A request id is 1 to {MaxLength} digits, not '{text}'.");
    }

    /// <summary>Makes the id of a message nobody asked for: 100000000 and four digits.</summary>
    /// <param name="number">1000 to 9999; projects tell messages apart by it.</param>
    public static RequestId ForMessage(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 9999);
        return new RequestId((100000000UL * 10000) + (ulong)number, 13);
    }

    /// <summary>The id without its last digit, when that digit is <paramref name="last"/>.</summary>
    public bool TryDropLast(int last, out RequestId id)
    {
        id = _length > 1 ? new RequestId(_digits / 10, _length - 1) : default;
        return _length > 1 && _digits % 10 == (ulong)last;
    }

    /// <summary>Writes the digits and returns how many.</summary>
    public int Write(Span<byte> output)
    {
        return Utf8Formatter.TryFormat(_digits, output, out var written, new('D', _length))
            ? written
            : throw new ArgumentException("Too short for the id.", nameof(output));
    }

    /// <inheritdoc />
    public override string ToString() => _digits.ToString("D" + _length.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
