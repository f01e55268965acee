using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Stats.Http;

/// <summary>Reads what a search found, and how it was understood.</summary>
internal static class ForumSearchReader
{
    private const string AnyField = "content";
    private const long MostCounted = 10_000;

    public static ForumSearch? Read(JsonElement fields, string asked)
    {
        if (ForumReader.Posts(fields) is not { } posts)
        {
            return null;
        }

        var outer = Json.Property(fields, "query");
        var parsed = Json.Property(outer, "query");
        var query = new ForumQuery(Json.Text(outer, "original") ?? asked, Terms(parsed, "must"), Terms(parsed, "should"), Terms(parsed, "must_not"));
        return new ForumSearch(posts, Hits(fields), query);
    }

    /// <summary>A search engine that counts no further says so by this number.</summary>
    private static long? Hits(JsonElement fields) => StatsValue.Count(fields, "hits") is { } hits && hits != MostCounted ? hits : null;

    private static IReadOnlyList<ForumTerm> Terms(JsonElement query, string name) =>
        StatsValue.List(Json.Property(query, name), null, Term) ?? [];

    /// <summary>A term is an object with one member, or a bare text.</summary>
    private static ForumTerm? Term(JsonElement term)
    {
        if (Json.Text(term) is { } text)
        {
            return new ForumTerm(AnyField, text);
        }

        return term.ValueKind == JsonValueKind.Object
            ? term.EnumerateObject().Select(member => new ForumTerm(member.Name, Json.Text(member.Value) ?? member.Value.ToString())).FirstOrDefault()
            : null;
    }
}
