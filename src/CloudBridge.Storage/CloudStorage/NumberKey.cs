using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace CloudBridge.Storage.CloudStorage;

/// <summary>
/// Bytes that sort as the numbers do, for an index: a byte for the sign, two for the place of the first digit, then the
/// digits in pairs. Of a negative number all bytes behind the sign are turned round, with an end above them.
/// </summary>
internal static class NumberKey
{
    private const byte Negative = 0x40;
    private const byte Zero = 0x80;
    private const byte Positive = 0xC0;
    private const int Bias = 0x4000;

    public static byte[] Of(ExactNumber number)
    {
        if (number.Digits.IsZero)
        {
            return [Zero];
        }

        var digits = BigInteger.Abs(number.Digits).ToString(CultureInfo.InvariantCulture);
        var pairs = (digits.Length + 1) / 2;
        var isNegative = number.Digits.Sign < 0;
        var key = new byte[3 + pairs + (isNegative ? 1 : 0)];
        key[0] = isNegative ? Negative : Positive;
        BinaryPrimitives.WriteUInt16BigEndian(key.AsSpan(1), (ushort)(digits.Length - number.Scale + Bias));
        for (var pair = 0; pair < pairs; pair++)
        {
            var low = (2 * pair) + 1 < digits.Length ? digits[(2 * pair) + 1] - '0' : 0;
            key[3 + pair] = (byte)(((digits[2 * pair] - '0') * 10) + low + 1);
        }

        return isNegative ? TurnRound(key) : key;
    }

    private static byte[] TurnRound(byte[] key)
    {
        for (var i = 1; i < key.Length; i++)
        {
            key[i] = (byte)~key[i];
        }

        return key;
    }
}
