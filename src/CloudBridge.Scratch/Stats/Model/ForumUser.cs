namespace CloudBridge.Scratch;

/// <summary>A summary of the posts of a user in the forum.</summary>
/// <param name="FirstPost">The first post; null for none.</param>
/// <param name="LastPost">The newest post; null for none.</param>
/// <param name="Counts">Posts and place by category; <c>total</c> is the whole forum.</param>
public sealed record ForumUser(ForumPost? FirstPost, ForumPost? LastPost, IReadOnlyDictionary<string, ForumCount> Counts)
{
    /// <summary>The key of the whole forum among the categories.</summary>
    public const string Total = "total";
}

/// <summary>Posts and place in a category.</summary>
/// <param name="Count">Posts; null when not known.</param>
/// <param name="Rank">The place, 1 is the first; null when not known.</param>
public sealed record ForumCount(long? Count, long? Rank);

/// <summary>A user in the ranking of a category.</summary>
/// <param name="Username">The name.</param>
/// <param name="Count">Posts; null when not known.</param>
/// <param name="Rank">The place, 1 is the first; null when not known.</param>
public sealed record ForumRank(string Username, long? Count, long? Rank);

/// <summary>Posts that were searched for.</summary>
/// <param name="Posts">A page of them.</param>
/// <param name="Hits">How many there are in all; null when not known.</param>
/// <param name="Query">How the search was understood.</param>
public sealed record ForumSearch(IReadOnlyList<ForumPost> Posts, long? Hits, ForumQuery Query);
