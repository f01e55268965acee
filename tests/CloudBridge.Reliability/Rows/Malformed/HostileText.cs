using System.Globalization;
using System.Text;

namespace CloudBridge.Reliability.Rows.Malformed;

/// <summary>Writes messages that nobody should send: by a grammar of frames and packets, and by damaging good ones. Not safe for threads.</summary>
internal sealed class HostileText(Random random)
{
    private static readonly string[] Methods = ["set", "create", "rename", "delete", "handshake", "ready", "ack", "SET", "", "nonsense"];
    private static readonly string[] Names = ["☁ TO_HOST", "TO_HOST", "☁ FROM_HOST_1", "☁ ", "☁", "x", "☁ TO_HOST\\u0000", "\\ud83d\\ude00", "\\ud83d"];
    private static readonly string[] Values =
    [
        "\"\"", "null", "true", "[]", "{}", "-0", "1e400", "-1E-400", "0x10", "NaN", "00", "1.", ".1", "\"\\u00\"", "\"\\\"", "\"1.2\\u0000\"",
        "99999999999999999999999999999999", "\"-.\"", "\".\"", "\"-\"", "\"..\"", "\"1.1.1\"", "\"-1.-1\"", "\"9999.9\"",
    ];

    /// <summary>The next message.</summary>
    public byte[] Next() => Make() is { Length: > 0 } message ? message : "\n"u8.ToArray();

    private byte[] Make() => random.Next(10) switch
    {
        0 => Noise(random.Next(1, 400)),
        1 => Encoding.UTF8.GetBytes(Nested()),
        2 => Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, random.Next(2, 30)).Select(_ => Frame()))),
        < 6 => Encoding.UTF8.GetBytes(Frame()),
        _ => Damage(Encoding.UTF8.GetBytes(Frame())),
    };

    /// <summary>A packet for the request variable that is nearly or quite right.</summary>
    private string Packet() => random.Next(6) switch
    {
        0 => $"{Digits(4)}.{Digits(18)}9",
        1 => $"-{Digits(300)}.{Digits(10)}",
        2 => $"{Digits(2)}.{Digits(40)}",
        3 => $"-{Digits(245)}.{random.Next(5)}",
        4 => $"{Digits(245)}.{random.Next(5)}",
        _ => $"{Digits(20)}{(random.Next(2) == 0 ? "." : "")}{Digits(3)}",
    };

    private string Frame()
    {
        var value = random.Next(3) == 0 ? Pick(Values) : $"\"{Packet()}\"";
        var name = random.Next(3) == 0 ? Pick(Names) : Names[0];
        var method = random.Next(4) == 0 ? Pick(Methods) : "set";
        var extra = random.Next(6) == 0 ? $",\"{Pick(Methods)}\":{Pick(Values)}" : "";
        return $$"""{"method":"{{method}}","name":"{{name}}","value":{{value}}{{extra}}}""";
    }

    private string Nested()
    {
        var depth = random.Next(100) == 0 ? 20_000 : random.Next(1, 200);
        var open = random.Next(2) == 0 ? "[" : "{\"method\":";
        return string.Concat(Enumerable.Repeat(open, depth)) + (random.Next(2) == 0 ? "1" : "");
    }

    private byte[] Damage(byte[] bytes)
    {
        for (var times = random.Next(1, 6); times > 0 && bytes.Length > 1; times--)
        {
            var at = random.Next(bytes.Length);
            bytes = random.Next(5) switch
            {
                0 => bytes[..at],
                1 => [.. bytes[..at], .. Noise(random.Next(1, 9)), .. bytes[at..]],
                2 => [.. bytes[..at], .. bytes[random.Next(bytes.Length)..]],
                3 => [.. bytes, .. bytes[at..]],
                _ => Changed(bytes, at),
            };
        }

        return bytes;
    }

    private byte[] Changed(byte[] bytes, int at)
    {
        bytes[at] = (byte)random.Next(256);
        return bytes;
    }

    private byte[] Noise(int length)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }

    private string Digits(int atMost) =>
        string.Concat(Enumerable.Range(0, random.Next(1, atMost + 1)).Select(_ => random.Next(10).ToString(CultureInfo.InvariantCulture)));

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
