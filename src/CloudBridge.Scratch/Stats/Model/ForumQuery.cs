namespace CloudBridge.Scratch;

/// <summary>A search of the forum as it was understood; see <c>docs/scratchdb.md</c> for how one is written.</summary>
/// <param name="Original">What was asked.</param>
/// <param name="Must">What posts must have.</param>
/// <param name="Should">What brings posts to the front.</param>
/// <param name="MustNot">What posts must not have.</param>
public sealed record ForumQuery(
    string Original,
    IReadOnlyList<ForumTerm> Must,
    IReadOnlyList<ForumTerm> Should,
    IReadOnlyList<ForumTerm> MustNot);

/// <summary>One part of a search.</summary>
/// <param name="Field">Where: <c>username</c>, <c>category</c>, <c>topic</c>, <c>title</c>, <c>id</c> or <c>content</c>.</param>
/// <param name="Text">What; need not be a complete word.</param>
public sealed record ForumTerm(string Field, string Text);
