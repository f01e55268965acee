using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Requests.Fields;

/// <summary>Fields of a post that was searched for, with how the search was understood.</summary>
internal sealed class FoundPostFields : PostFields<FoundPost>
{
    public FoundPostFields()
        : base(found => found.Post)
    {
        AddNumber("hits", "how many posts were found; empty when not known", answer => answer.Value.Hits);
        AddText("query", "the search as it was asked", answer => answer.Value.Query.Original);
        AddText("must", "what a post must have, as it was understood", answer => Words(answer.Value.Query.Must));
        AddText("should", "what brings a post to the front, as it was understood", answer => Words(answer.Value.Query.Should));
        AddText("mustnot", "what a post must not have, as it was understood", answer => Words(answer.Value.Query.MustNot));
        AddOrigin();
    }

    private static string Words(IReadOnlyList<ForumTerm> terms) => string.Join(", ", terms.Select(term => $"{term.Field}:{term.Text}"));
}
