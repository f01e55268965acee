using System.Text;

namespace CloudBridge.Monitors.Egress.Urls;

/// <summary>Writes a label in ASCII as RFC 3492 says.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int MinThreshold = 1;
    private const int MaxThreshold = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int FirstBias = 72;
    private const int FirstCode = 0x80;

    /// <summary>
    /// The label without the prefix that says what it is. No longer than a name, so that no sum here is too large.
    /// </summary>
    public static string Encode(string label)
    {
        var codes = label.EnumerateRunes().Select(rune => rune.Value).ToArray();
        var text = new StringBuilder(string.Concat(label.Where(char.IsAscii)));
        var (code, delta, bias, plain) = (FirstCode, 0, FirstBias, text.Length);
        var written = plain;
        if (plain > 0)
        {
            text.Append('-');
        }

        while (written < codes.Length)
        {
            var next = codes.Where(one => one >= code).Min();
            delta += (next - code) * (written + 1);
            code = next;
            foreach (var one in codes)
            {
                if (one == code)
                {
                    Append(text, delta, bias);
                    bias = Adapt(delta, ++written, isFirst: written == plain + 1);
                    delta = 0;
                }
                else if (one < code)
                {
                    delta++;
                }
            }

            (delta, code) = (delta + 1, code + 1);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, int number, int bias)
    {
        for (var weight = Base; ; weight += Base)
        {
            var threshold = Math.Clamp(weight - bias, MinThreshold, MaxThreshold);
            if (number < threshold)
            {
                text.Append(Digit(number));
                return;
            }

            text.Append(Digit(threshold + ((number - threshold) % (Base - threshold))));
            number = (number - threshold) / (Base - threshold);
        }
    }

    private static int Adapt(int delta, int count, bool isFirst)
    {
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / count;
        var weight = 0;
        for (; delta > (Base - MinThreshold) * MaxThreshold / 2; weight += Base)
        {
            delta /= Base - MinThreshold;
        }

        return weight + ((Base - MinThreshold + 1) * delta / (delta + Skew));
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);
}
