using CloudBridge.Monitors.Access;

namespace CloudBridge.Reliability.Rows.Keys;

/// <summary>Wrong keys of every kind, made from right ones and from nothing.</summary>
internal sealed class KeyGuesses(IReadOnlyList<string> live, IReadOnlyList<string> dead, Random random)
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int SecretStart = 18;
    private const int ChecksumStart = 250;

    /// <summary>The kinds, in words.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "a random key",
        "the id of a live key with a wrong secret",
        "a live key with one character changed and the checksum made anew",
        "a live key with one character changed",
        "a live key with two characters swapped and the checksum made anew",
        "a live key cut off or padded",
        "the id of one live key with the secret of another",
        "a key that has expired or was revoked",
        "a live key in another case",
        "noise",
    ];

    /// <summary>One of a kind.</summary>
    public string Next(int kind) => kind switch
    {
        0 => AccessKey.Complete($"cbk1_{Text(12)}_{Text(ChecksumStart - SecretStart)}"),
        1 => AccessKey.Complete(Live()[..SecretStart] + Text(ChecksumStart - SecretStart)),
        2 => AccessKey.Complete(Changed(Live()[..ChecksumStart])),
        3 => Changed(Live()),
        4 => AccessKey.Complete(Swapped(Live()[..ChecksumStart])),
        5 => CutOrPadded(Live()),
        6 => Mixed(),
        7 => dead[random.Next(dead.Count)],
        8 => OtherCase(Live()),
        _ => Noise(),
    };

    private string Live() => live[random.Next(live.Count)];

    private string Text(int length) => string.Create(length, random, static (text, random) => random.GetItems<char>(Digits, text));

    private string Changed(string text)
    {
        var place = random.Next(SecretStart, text.Length);
        char other;
        do
        {
            other = Digits[random.Next(Digits.Length)];
        }
        while (other == text[place]);

        return string.Concat(text.AsSpan(0, place), [other], text.AsSpan(place + 1));
    }

    private string Swapped(string text)
    {
        var characters = text.ToCharArray();
        int one;
        int other;
        do
        {
            (one, other) = (random.Next(SecretStart, text.Length), random.Next(SecretStart, text.Length));
        }
        while (text[one] == text[other]);

        (characters[one], characters[other]) = (characters[other], characters[one]);
        return new string(characters);
    }

    private string CutOrPadded(string text) => random.Next(4) switch
    {
        0 => text[..random.Next(text.Length)],
        1 => text[random.Next(1, text.Length)..],
        2 => text + Text(random.Next(1, 20)),
        _ => " " + text,
    };

    private string Mixed()
    {
        var one = random.Next(live.Count);
        var other = (one + random.Next(1, live.Count)) % live.Count;
        return AccessKey.Complete(live[one][..SecretStart] + live[other][SecretStart..ChecksumStart]);
    }

    private string OtherCase(string text) => AccessKey.Complete(
        (random.Next(2) == 0 ? text.ToUpperInvariant() : text.ToLowerInvariant()) is var changed && changed.StartsWith("cbk1_", StringComparison.Ordinal)
            ? changed[..ChecksumStart]
            : "cbk1_" + changed[5..ChecksumStart]);

    private string Noise() => string.Create(random.Next(300), random, static (text, random) =>
    {
        foreach (ref var character in text)
        {
            character = (char)random.Next(1, 0x2_00);
        }
    });
}
