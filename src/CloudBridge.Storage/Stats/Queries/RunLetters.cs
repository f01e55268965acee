using System.Text;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Stats.Queries;

/// <summary>
/// Letters of scripts that have no spaces between words: Chinese, Japanese, Thai and the like. Each is indexed as a word of
/// its own, so that a search for some of them in their order finds them inside of any run.
/// </summary>
internal static class RunLetters
{
    private const char First = '\u0E00';

    private static readonly (int From, int To)[] Ranges =
    [
        (
            0x0E00,
            0x0EFF), (
                0x0F00,
                0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x19E0, 0x19FF), (0x1A20, 0x1AAF), (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029),
        (
            0x3031,
            0x303C), (
                0x3041,
                0x312F), (0x31A0, 0x31BF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F), (0xF900, 0xFAFF),
        (0xFF66, 0xFF9F), (0x1AFF0, 0x1B16F), (0x20000, 0x3FFFD),
    ];

    /// <summary>
    /// Makes <see cref="Space"/> the function <c>spaced</c> of a connection, which the triggers of the forum call.
    /// </summary>
    public static void Register(SqliteConnection connection) =>
        connection.CreateFunction("spaced", (string? text) => text is null ? null : Space(text), isDeterministic: true);

    /// <summary>A text with spaces around each of these letters.</summary>
    public static string Space(string text)
    {
        if (!HasAny(text))
        {
            return text;
        }

        var spaced = new StringBuilder(2 * text.Length);
        Span<char> letter = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            var written = letter[..rune.EncodeToUtf16(letter)];
            _ = IsOne(rune) ? spaced.Append(' ').Append(written).Append(' ') : spaced.Append(written);
        }

        return spaced.ToString();
    }

    /// <summary>Tells whether a letter is one of these.</summary>
    public static bool IsOne(Rune letter) =>
        letter.Value >= First && Array.Exists(Ranges, range => letter.Value >= range.From && letter.Value <= range.To);

    private static bool HasAny(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange(First, char.MaxValue) < 0)
        {
            return false;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (IsOne(rune))
            {
                return true;
            }
        }

        return false;
    }
}
