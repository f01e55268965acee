using System.Globalization;
using System.Text;
using CloudBridge.Scratch;

namespace CloudBridge.Storage.Stats.Queries;

/// <summary>
/// The parts of a search that the index cannot answer, as it knows words alone: terms with signs in them, such as
/// <c>C++</c>, are looked for as they are written.
/// </summary>
internal static class ForumSigns
{
    /// <summary>Tells whether a term has a sign in it; apostrophes are written in too many ways to count.</summary>
    public static bool HasAny(ForumTerm term) => term.Field is not ("id" or "topic") && term.Text.EnumerateRunes().Any(IsSign);

    /// <summary>Conditions on a post; empty for none.</summary>
    /// <param name="query">The search.</param>
    /// <param name="table">The table whose <c>rowid</c> is the number of the post.</param>
    /// <param name="values">The values of the statement so far; those of the conditions are put behind them.</param>
    public static string Conditions(ForumQuery query, string table, List<object> values)
    {
        var conditions = new StringBuilder();
        foreach (var (term, not) in query.Must.Select(term => (term, "")).Concat(query.MustNot.Select(term => (term, "NOT "))).Where(part => HasAny(part.term)))
        {
            var text = term.Text.Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("%", "\\%", StringComparison.Ordinal)
                .Replace("_", "\\_", StringComparison.Ordinal);
            values.Add($"%{text}%");
            conditions.Append(
                CultureInfo.InvariantCulture,
                $" AND {not}(SELECT {Column(term.Field)} LIKE ?{values.Count} ESCAPE '\\'"
                + $" FROM posts p LEFT JOIN topics t ON t.id = p.topic WHERE p.id = {table}.rowid)");
        }

        return conditions.ToString();
    }

    private static string Column(string field) => field switch
    {
        "username" => "p.username",
        "category" => "coalesce(t.category, '')",
        "title" => "coalesce(t.title, '')",
        _ => "CASE p.bbcode WHEN '' THEN p.html ELSE p.bbcode END",
    };

    private static bool IsSign(Rune rune) =>
        rune.Value is not ('\'' or '`' or '\u00B4' or '\u2018' or '\u2019')
        && Rune.GetUnicodeCategory(rune) is >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherSymbol;
}
