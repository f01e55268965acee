using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CloudBridge.Protocol.Encoding;

/// <summary>
/// The two-digit character table of the Cloud Requests format: codes 10 to 99, case kept, 00 to 09 unused.
/// Digits are ASCII bytes from end to end.
/// </summary>
/// <remarks>Source: section 2 of <c>protocol/cloud-requests.md</c>.</remarks>
public static class CharacterTable
{
    /// <summary>Digits a character takes.</summary>
    public const int DigitsPerCharacter = 2;

    /// <summary>The code that ends a list item; it decodes to a line feed.</summary>
    public const int EndOfItem = 89;

    /// <summary>The characters in the order of their codes, from 10; the line feed stands for <see cref="EndOfItem"/>.</summary>
    public const string Alphabet =
        "1234567890 aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ*/.,!\"§$%_-(´)`?\n@#~;:+&|^'";

    private const int FirstCode = 10;
    private const int DirectCharacters = 256;

    private static readonly ushort[] DigitsOf = BuildDigits();
    private static readonly char[] CharacterOf = [.. new string('\0', FirstCode), .. Alphabet];

    /// <summary>True when the table has the character; a line feed does not count.</summary>
    public static bool Contains(char character) => character != '\n' && Alphabet.Contains(character, StringComparison.Ordinal);

    /// <summary>
    /// Writes two digits for each character; a character outside the table becomes a space (code 20), a
    /// surrogate pair one space.
    /// </summary>
    /// <param name="text">Any text.</param>
    /// <param name="digits">Room for two bytes a character.</param>
    /// <returns>The digits written.</returns>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> digits)
    {
        var table = DigitsOf;
        var pairs = MemoryMarshal.Cast<byte, ushort>(digits)[..text.Length];
        var write = 0;
        for (var read = 0; read < text.Length; read++)
        {
            var character = text[read];
            if (character < DirectCharacters)
            {
                pairs[write++] = table[character];
                continue;
            }

            pairs[write++] = table[' '];
            if (char.IsHighSurrogate(character) && read + 1 < text.Length && char.IsLowSurrogate(text[read + 1]))
            {
                read++;
            }
        }

        return write * DigitsPerCharacter;
    }

    /// <summary>Reads two digits a character; an odd last digit is ignored and code 89 is a line feed.</summary>
    /// <param name="digits">ASCII digits.</param>
    /// <param name="text">Room for one character per two digits.</param>
    /// <param name="written">Characters written; on failure those before the fault.</param>
    /// <returns>False at a code from 00 to 09 or a byte that is no digit.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> digits, Span<char> text, out int written)
    {
        var table = CharacterOf;
        var count = digits.Length / DigitsPerCharacter;
        text = text[..count];
        for (var i = 0; i < text.Length; i++)
        {
            var tens = (uint)digits[2 * i] - '0';
            var ones = (uint)digits[(2 * i) + 1] - '0';
            var code = (tens * 10) + ones;
            if (tens - 1 > 8 || ones > 9 || code >= (uint)table.Length)
            {
                written = i;
                return false;
            }

            text[i] = table[code];
        }

        written = count;
        return true;
    }

    private static ushort[] BuildDigits()
    {
        var digits = new ushort[DirectCharacters];
        Array.Fill(digits, Pair(FirstCode + Alphabet.IndexOf(' ', StringComparison.Ordinal)));
        for (var i = 0; i < Alphabet.Length; i++)
        {
            if (Alphabet[i] != '\n')
            {
                digits[Alphabet[i]] = Pair(FirstCode + i);
            }
        }

        return digits;
    }

    private static ushort Pair(int code)
    {
        Span<byte> pair = [(byte)('0' + (code / 10)), (byte)('0' + (code % 10))];
        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(pair) : BinaryPrimitives.ReadUInt16BigEndian(pair);
    }
}
