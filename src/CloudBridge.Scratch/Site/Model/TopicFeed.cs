namespace CloudBridge.Scratch;

/// <summary>The newest posts of a topic of the forum, from its feed.</summary>
/// <param name="Title">The title of the feed.</param>
/// <param name="UpdatedAt">When the last post came; null where left out.</param>
/// <param name="Posts">The posts, newest first.</param>
public sealed record TopicFeed(string Title, DateTimeOffset? UpdatedAt, IReadOnlyList<TopicFeedPost> Posts);

/// <summary>A post in the feed of a topic.</summary>
/// <param name="Id">The number of the post; null where the feed does not tell.</param>
/// <param name="Title">The title, which names forum and topic.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Content">Its text in one line.</param>
/// <param name="PostedAt">When; null where left out.</param>
public sealed record TopicFeedPost(long? Id, string Title, string Author, string Content, DateTimeOffset? PostedAt);
