using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace CloudBridge.Monitors.Access;

/// <summary>
/// A key as its owner holds it: 256 ASCII characters, <c>cbk1_</c>, an id of 12, <c>_</c>, a secret of 232 (more than 1,300
/// random bits), and a checksum of 6. The id is no secret; the checksum lets mistakes and foreign texts be refused without
/// a look-up.
/// </summary>
public sealed class AccessKey
{
    /// <summary>Characters of every key.</summary>
    public const int Length = 256;

    /// <summary>The beginning of every key.</summary>
    public const string Prefix = "cbk1_";

    /// <summary>Characters of an id.</summary>
    public const int IdLength = 12;

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const char Separator = '_';
    private const int ChecksumLength = 6;
    private const int SecretStart = 18;
    private const int ChecksumStart = Length - ChecksumLength;

    private AccessKey(string text) => Text = text;

    /// <summary>The id of the key.</summary>
    public string Id => Text.Substring(Prefix.Length, IdLength);

    /// <summary>The key itself; whoever has it may use it.</summary>
    public string Text { get; }

    /// <summary>Makes a new key.</summary>
    public static AccessKey Create() => new(Complete(
        Prefix + RandomNumberGenerator.GetString(Digits, IdLength) + Separator + RandomNumberGenerator.GetString(Digits, ChecksumStart - SecretStart)));

    /// <summary>Reads a key; whatever is not one character for character is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out AccessKey? key)
    {
        key = text is { Length: Length } && IsWellFormed(text) ? new AccessKey(text) : null;
        return key is not null;
    }

    /// <summary>The beginning of the key; the rest is not for logs.</summary>
    public override string ToString() => Prefix + "***";

    /// <summary>Puts the checksum behind the rest of a key.</summary>
    internal static string Complete(string rest) => string.Create(Length, rest, static (all, rest) =>
    {
        rest.CopyTo(all);
        WriteChecksum(rest, all[ChecksumStart..]);
    });

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)
            || text[SecretStart - 1] != Separator
            || !IsDigits(text[Prefix.Length..(SecretStart - 1)])
            || !IsDigits(text[SecretStart..]))
        {
            return false;
        }

        Span<char> checksum = stackalloc char[ChecksumLength];
        WriteChecksum(text[..ChecksumStart], checksum);
        return text[ChecksumStart..].SequenceEqual(checksum);
    }

    private static bool IsDigits(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    private static void WriteChecksum(ReadOnlySpan<char> text, Span<char> checksum)
    {
        var sum = Crc32.Of(text);
        for (var i = checksum.Length - 1; i >= 0; i--)
        {
            checksum[i] = Digits[(int)(sum % Digits.Length)];
            sum /= (uint)Digits.Length;
        }
    }
}
