using System.Buffers;

namespace CloudBridge.Server.Program;

/// <summary>
/// Text that strangers wrote, for a terminal or a log: what would move the cursor, colour the screen, turn the order of
/// letters around or begin another line becomes U+FFFD.
/// </summary>
internal static class PlainText
{
    private const char Sign = '\uFFFD';
    private const string Breaks = "\t\n";

    // Controls, the separators of lines and paragraphs, and what changes the direction of writing.
    private static readonly string Active = string.Concat(
        Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(code => (char)code))
        + "\u061C\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    private static readonly SearchValues<char> InLine = SearchValues.Create(Active);
    private static readonly SearchValues<char> InText = SearchValues.Create(Active.Except(Breaks).ToArray());

    /// <summary>One line; the very same text when there is nothing in it.</summary>
    public static string Line(string text) => Without(text, InLine);

    /// <summary>A text that may have several lines.</summary>
    public static string Of(string text) => Without(text.ReplaceLineEndings("\n"), InText);

    private static string Without(string text, SearchValues<char> signs) => text.AsSpan().ContainsAny(signs)
        ? string.Create(text.Length, (text, signs), static (result, given) => given.text.AsSpan().ReplaceAny(result, given.signs, Sign))
        : text;
}
