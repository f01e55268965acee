namespace CloudBridge.Scratch;

/// <summary>A page of a topic of the forum.</summary>
/// <param name="Title">The title of the topic.</param>
/// <param name="Category">The forum it is in; empty where the page does not say.</param>
/// <param name="PageCount">How many pages the topic has, from 1.</param>
/// <param name="Posts">The posts, oldest first.</param>
public sealed record TopicPage(string Title, string Category, int PageCount, IReadOnlyList<TopicPost> Posts);

/// <summary>A post of the forum.</summary>
/// <param name="Id">The number of the post.</param>
/// <param name="Index">Its place in the topic, from 1; null where the page does not say.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Content">Its text in one line.</param>
/// <param name="Posted">When, in the forum's words: <c>Dec. 5, 2013 15:34:22</c>, <c>Today 09:00:00</c>.</param>
public sealed record TopicPost(long Id, int? Index, string Author, string Content, string Posted);
