using System.Globalization;

namespace CloudBridge.TestKit.Egress;

/// <summary>Ways to write an IPv4 address as a host.</summary>
internal static class V4Spellings
{
    private static readonly string[] Dots = ["\u3002", "\uFF0E", "\uFF61"];

    public static IEnumerable<(string Kind, string Host)> Of(byte[] bytes)
    {
        var number = (uint)((bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3]);
        var dotted = Join(bytes, "{0}");
        return Numbers(bytes, number, dotted).Concat(Characters(dotted)).Concat(Embedded(bytes, dotted, number));
    }

    private static IEnumerable<(string Kind, string Host)> Numbers(byte[] bytes, uint number, string dotted) =>
    [
        ("dotted", dotted),
        ("decimal", Format("{0}", number)),
        ("hexadecimal", Format("0x{0:x8}", number)),
        ("hexadecimal in capitals", Format("0X{0:X}", number)),
        ("octal", "0" + Convert.ToString(number, 8)),
        ("octal, padded", "0000" + Convert.ToString(number, 8)),
        ("dotted hexadecimal", Join(bytes, "0x{0:x}")),
        ("dotted hexadecimal in capitals", Join(bytes, "0X{0:X2}")),
        ("dotted hexadecimal, padded", Join(bytes, "0x0000{0:x2}")),
        ("dotted octal", string.Join('.', bytes.Select(Octal))),
        ("dotted octal, padded", string.Join('.', bytes.Select(part => "000000" + Octal(part)))),
        ("dotted, mixed", Format("0x{0:x}.{1}.{2}.{3}", bytes[0], Octal(bytes[1]), bytes[2], bytes[3])),
        ("three parts", Format("{0}.{1}.{2}", bytes[0], bytes[1], number & 0xFFFF)),
        ("two parts", Format("{0}.{1}", bytes[0], number & 0xFFFFFF)),
        ("two parts, mixed", Format("0x{0:x}.0{1}", bytes[0], Convert.ToString(number & 0xFFFFFF, 8))),
        ("three parts, hexadecimal", Format("0x{0:x}.0x{1:x}.0x{2:x}", bytes[0], bytes[1], number & 0xFFFF)),
        ("more than 32 bits", Format("{0}", number + (1L << 32))),
        ("more than 8 bits", Format("{0}.{1}.{2}.{3}", bytes[0] + 256, bytes[1], bytes[2], bytes[3])),
        ("five parts", dotted + ".0"),
    ];

    private static IEnumerable<(string Kind, string Host)> Characters(string dotted) =>
    [
        ("trailing dot", dotted + "."),
        ("two trailing dots", dotted + ".."),
        ("leading dot", "." + dotted),
        .. Dots.Select(dot => ("other dots", dotted.Replace(".", dot, StringComparison.Ordinal))),
        .. Dots.Select(dot => ("other trailing dot", dotted + dot)),
        ("full-width digits", Map(dotted, digit => 0xFF10 + digit)),
        ("full-width digits and dots", Map(dotted, digit => 0xFF10 + digit).Replace(".", Dots[1], StringComparison.Ordinal)),
        ("one full-width digit", Map(dotted[..1], digit => 0xFF10 + digit) + dotted[1..]),
        ("circled digits", Map(dotted, digit => digit == 0 ? 0x24EA : 0x2460 + digit - 1)),
        ("mathematical digits", Map(dotted, digit => 0x1D7CE + digit)),
        ("superscript digit", Map(dotted[..1], Superscript) + dotted[1..]),
        ("Arabic digits", Map(dotted, digit => 0x660 + digit)),
        ("soft hyphen", dotted.Insert(1, "\u00AD")),
        ("zero-width blank", dotted.Insert(1, "\u200B")),
        ("escaped digits", string.Concat(dotted.Select(character => char.IsDigit(character) ? Format("%{0:x2}", (int)character) : "."))),
        ("escaped dots", dotted.Replace(".", "%2e", StringComparison.Ordinal)),
        ("brackets", $"[{dotted}]"),
        ("plus", "+" + dotted),
    ];

    private static IEnumerable<(string Kind, string Host)> Embedded(byte[] bytes, string dotted, uint number)
    {
        var high = Format("{0:x}", number >> 16);
        var low = Format("{0:x}", number & 0xFFFF);
        var turned = ~number;
        return
        [
            ("mapped, dotted", $"[::ffff:{dotted}]"),
            ("mapped, hexadecimal", $"[::ffff:{high}:{low}]"),
            ("mapped, long", $"[0000:0000:0000:0000:0000:FFFF:{high}:{low}]"),
            ("mapped, with zone", $"[::ffff:{dotted}%25lo]"),
            ("compatible", $"[::{dotted}]"),
            ("compatible, hexadecimal", $"[::{high}:{low}]"),
            ("translated", $"[::ffff:0:{dotted}]"),
            ("NAT64", $"[64:ff9b::{dotted}]"),
            ("NAT64, hexadecimal", $"[64:ff9b::{high}:{low}]"),
            ("local NAT64", $"[64:ff9b:1::{dotted}]"),
            ("6to4", $"[2002:{high}:{low}::1]"),
            ("Teredo", Format("[2001:0:5ef5:79fd:0:ffff:{0:x}:{1:x}]", turned >> 16, turned & 0xFFFF)),
        ];
    }

    private static string Octal(byte part) => "0" + Convert.ToString(part, 8);

    private static string Join(byte[] bytes, string format) => string.Join('.', bytes.Select(part => Format(format, part)));

    private static int Superscript(int digit) => digit switch
    {
        1 => 0xB9,
        2 or 3 => 0xB0 + digit,
        _ => 0x2070 + digit,
    };

    private static string Map(string text, Func<int, int> digit) =>
        string.Concat(text.Select(character => char.IsDigit(character) ? char.ConvertFromUtf32(digit(character - '0')) : character.ToString()));

    private static string Format(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);
}
