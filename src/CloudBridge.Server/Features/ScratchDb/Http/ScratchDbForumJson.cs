using System.Text.Json;
using CloudBridge.Scratch;

namespace CloudBridge.Server.Features.ScratchDb.Http;

/// <summary>Writes posts, topics and users of the forum.</summary>
internal static class ScratchDbForumJson
{
    public static void WritePost(Utf8JsonWriter json, ForumPost post)
    {
        json.WriteNumber("id", post.Id);
        json.WriteString("username", post.Username is { Length: > 0 } username ? username : null);
        json.WriteString("editor", post.Editor);
        json.WriteTruth("deleted", post.IsDeleted);
        WriteTimes(json, post);
        WriteContent(json, post);
        WriteTopicOf(json, post);
        if (post.ScratchError is { } error)
        {
            json.WriteNumber("scratch_error", error);
        }
    }

    public static void WritePosts(Utf8JsonWriter json, IReadOnlyList<ForumPost> posts)
    {
        json.WriteStartArray("posts");
        foreach (var post in posts)
        {
            json.WriteStartObject();
            WritePost(json, post);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteTopic(Utf8JsonWriter json, ForumTopic topic)
    {
        WriteTopicFields(json, topic);

        // Inside the answer about a topic, posts do not repeat it.
        WritePosts(json, [.. topic.Posts.Select(post => post with { Topic = null })]);
    }

    public static void WriteUser(Utf8JsonWriter json, ForumUser user)
    {
        WritePostOrNull(json, "firstPost", user.FirstPost);
        WritePostOrNull(json, "lastPost", user.LastPost);
        json.WriteStartObject("counts");
        foreach (var (category, count) in user.Counts.OrderBy(count => count.Key == ForumUser.Total))
        {
            json.WriteStartObject(category);
            json.WriteNumberOrNull("count", count.Count);
            json.WriteNumberOrNull("rank", count.Rank);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void WriteRanks(Utf8JsonWriter json, IReadOnlyList<ForumRank> ranks)
    {
        json.WriteStartArray("users");
        foreach (var rank in ranks)
        {
            json.WriteStartObject();
            json.WriteString("username", rank.Username);
            json.WriteNumberOrNull("count", rank.Count);
            json.WriteNumberOrNull("rank", rank.Rank);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteSearch(Utf8JsonWriter json, ForumSearch search)
    {
        WritePosts(json, search.Posts);
        json.WriteStartObject("query");
        json.WriteString("original", search.Query.Original);
        json.WriteStartObject("query");
        WriteTerms(json, "must", search.Query.Must);
        WriteTerms(json, "should", search.Query.Should);
        WriteTerms(json, "must_not", search.Query.MustNot);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteNumberOrNull("hits", search.Hits);
    }

    private static void WriteTerms(Utf8JsonWriter json, string name, IReadOnlyList<ForumTerm> terms)
    {
        json.WriteStartArray(name);
        foreach (var term in terms)
        {
            json.WriteStartObject();
            json.WriteString(term.Field, term.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTimes(Utf8JsonWriter json, ForumPost post)
    {
        json.WriteStartObject("time");
        json.WriteDate("posted", post.Posted);
        json.WriteDate("first_checked", post.FirstChecked);
        json.WriteDate("html_last_checked", post.HtmlLastChecked);
        json.WriteDate("bbcode_last_checked", post.BbcodeLastChecked);
        json.WriteDate("edited", post.Edited);
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, ForumPost post)
    {
        json.WriteStartObject("content");
        json.WriteString("html", post.Html);
        json.WriteString("bb", post.Bbcode);
        json.WriteEndObject();
    }

    private static void WriteTopicOf(Utf8JsonWriter json, ForumPost post)
    {
        if (post.Topic is not { } topic)
        {
            json.WriteNull("topic");
            return;
        }

        json.WriteStartObject("topic");
        WriteTopicFields(json, topic);
        json.WriteEndObject();
    }

    private static void WriteTopicFields(Utf8JsonWriter json, ForumTopic topic)
    {
        json.WriteNumber("id", topic.Id);
        json.WriteString("name", topic.Title);
        json.WriteString("title", topic.Title);
        json.WriteString("category", topic.Category);
        json.WriteTruth("closed", topic.IsClosed);
        json.WriteTruth("deleted", topic.IsDeleted);
        json.WriteStartObject("time");
        json.WriteDate("first_checked", topic.FirstChecked);
        json.WriteDate("last_checked", topic.LastChecked);
        if (topic.Cached is { } cached)
        {
            json.WriteDate("cached", cached);
        }

        json.WriteEndObject();
    }

    private static void WritePostOrNull(Utf8JsonWriter json, string name, ForumPost? post)
    {
        if (post is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        WritePost(json, post);
        json.WriteEndObject();
    }
}
