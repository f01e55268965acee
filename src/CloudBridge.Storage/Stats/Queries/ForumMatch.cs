using System.Globalization;
using System.Text;
using CloudBridge.Scratch;

namespace CloudBridge.Storage.Stats.Queries;

/// <summary>
/// Writes searches for the full text index. Every term is quoted: what a player writes is never taken for its language.
/// </summary>
internal static class ForumMatch
{
    private const int BytesOfASign = 3;

    /// <summary>The expression that posts must match; null when only <see cref="Without"/> tells something.</summary>
    public static string? With(ForumQuery query)
    {
        if (query.Must.Count == 0)
        {
            return query.Should.Count == 0 ? null : Exclude($"({string.Join(" OR ", query.Should.Select(Term))})", query);
        }

        var must = string.Join(" AND ", query.Must.Select(Term));

        // The first of the required once more makes the wanted ones count for the order alone.
        var should =
            query.Should.Count == 0 ? "" : $" AND ({Term(query.Must[0])} OR {string.Join(" OR ", query.Should.Select(Term))})";
        return Exclude($"({must}{should})", query);
    }

    /// <summary>
    /// The expressions that posts must not match; empty for nothing. Terms with signs are looked at by
    /// <see cref="ForumSigns"/> : their words may well be there.
    /// </summary>
    public static string Without(ForumQuery query) =>
        string.Join(" OR ", query.MustNot.Where(term => !ForumSigns.HasAny(term)).Select(Term));

    private static string Exclude(string match, ForumQuery query) =>
        Without(query) is { Length: > 0 } without ? $"{match} NOT ({without})" : match;

    private static string Term(ForumTerm term)
    {
        var quoted = $"{term.Field} : \"{RunLetters.Space(term.Text).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return term.Field is "id" or "topic" || IsWhole(term.Text) ? quoted : quoted + " *";
    }

    /// <summary>
    /// True when the last word is a single letter: so many words begin with it that the index would gather much of itself.
    /// A sign of Chinese is indexed alone, so nothing begins with it.
    /// </summary>
    private static bool IsWhole(string text)
    {
        var (letters, bytes, isInside, isRun) = (0, 0, false, false);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            {
                continue;
            }

            var isLetter = Rune.IsLetterOrDigit(rune);
            if (isLetter)
            {
                (letters, bytes) = isInside ? (letters + 1, bytes + rune.Utf8SequenceLength) : (1, rune.Utf8SequenceLength);
                isRun = RunLetters.IsOne(rune);
            }

            isInside = isLetter;
        }

        return isRun || (letters < 2 && bytes < BytesOfASign);
    }
}
