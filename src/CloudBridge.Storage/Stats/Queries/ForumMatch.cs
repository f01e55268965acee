using CloudBridge.Scratch;

namespace CloudBridge.Storage.Stats.Queries;

/// <summary>Writes searches for the full text index. Every term is quoted: what a player writes is never taken for its language.</summary>
internal static class ForumMatch
{
    /// <summary>What posts must match; null when only <see cref="Without"/> tells something.</summary>
    public static string? With(ForumQuery query)
    {
        if (query.Must.Count == 0)
        {
            return query.Should.Count == 0 ? null : Exclude($"({string.Join(" OR ", query.Should.Select(Term))})", query);
        }

        var must = string.Join(" AND ", query.Must.Select(Term));
        // The first of the required once more makes the wanted ones count for the order alone.
        var should = query.Should.Count == 0 ? "" : $" AND ({Term(query.Must[0])} OR {string.Join(" OR ", query.Should.Select(Term))})";
        return Exclude($"({must}{should})", query);
    }

    /// <summary>What posts must not match.</summary>
    public static string Without(ForumQuery query) => string.Join(" OR ", query.MustNot.Select(Term));

    private static string Exclude(string match, ForumQuery query) => query.MustNot.Count == 0 ? match : $"{match} NOT ({Without(query)})";

    private static string Term(ForumTerm term)
    {
        var quoted = $"{term.Field} : \"{term.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return term.Field is "id" or "topic" ? quoted : quoted + " *";
    }
}
