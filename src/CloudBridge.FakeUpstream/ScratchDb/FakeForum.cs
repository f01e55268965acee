using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.ScratchDb;

/// <summary>The forum.</summary>
internal static class FakeForum
{
    private const int PageSize = 100;
    private const int HiddenPost = 404;
    private const int Found = 130;

    public static JsonObject? User(string username)
    {
        if (!StatsExample.Knows(username))
        {
            return null;
        }

        var user = StatsExample.Read("forum-user");
        foreach (var post in new[] { user["firstPost"], user["lastPost"] })
        {
            post!["username"] = username;
        }

        return user;
    }

    public static JsonObject? Post(long id)
    {
        if (!StatsExample.Knows(id))
        {
            return null;
        }

        if (id == HiddenPost)
        {
            return new JsonObject { ["id"] = id, ["scratch_error"] = 403, ["revision"] = "4e4b9f8", ["query_time"] = 1 };
        }

        var post = StatsExample.Read("forum-post");
        return id == 28 ? post : Numbered(post, id, $"Scratcher{id % 250}");
    }

    public static JsonObject PostsOf(string username)
    {
        var answer = StatsExample.Read("forum-posts");
        answer["posts"] = new JsonArray([.. Posts(answer, StatsExample.Knows(username) ? 25 : 0, 0, username)]);
        return answer;
    }

    public static JsonObject? Topic(long id)
    {
        var topic = StatsExample.Read("forum-topic");
        return StatsExample.Knows(id) ? NumberedTopic(topic, id) : null;
    }

    public static JsonObject? TopicInfo(long id)
    {
        var topic = Topic(id);
        topic?.Remove("posts");
        return topic;
    }

    /// <summary>
    /// Finds what the document's example says for its own search, nothing for one with <c>nobody</c>, and some posts for
    /// others.
    /// </summary>
    public static JsonObject Search(string query, int page)
    {
        var answer = StatsExample.Read("forum-search");
        if (StatsExample.Is(query, answer["query"]!["original"]!.GetValue<string>()))
        {
            return answer;
        }

        var hits = query.Contains("nobody", StringComparison.OrdinalIgnoreCase) ? 0 : Found;
        var from = page * PageSize;
        var count = Math.Clamp(hits - from, 0, PageSize);
        answer["posts"] = new JsonArray([.. Posts(StatsExample.Read("forum-posts"), count, from, "Paddle2See")]);
        answer["query"] = new JsonObject
        {
            ["original"] = query,
            ["query"] = new JsonObject
            {
                ["must"] = new JsonArray(),
                ["should"] = new JsonArray(new JsonObject { ["content"] = query }),
                ["must_not"] = new JsonArray(),
            },
        };
        answer["hits"] = hits;
        return answer;
    }

    public static JsonObject Ranks(string category, int page)
    {
        var answer = StatsExample.Read("forum-rank");
        if (page > 0 || !StatsExample.Knows(category))
        {
            answer["users"] = new JsonArray();
        }

        return answer;
    }

    public static JsonArray? Signatures(string username) => StatsExample.Knows(username)
        ? [Signature("My newest signature", "2023-05-01T10:00:00.000Z"), Signature("My first signature", "2020-01-01T10:00:00.000Z")]
        : null;

    public static JsonArray Topics(string category, int page) => page > 0 || !StatsExample.Knows(category)
        ? []
        : [.. Enumerable.Range(0, 30).Select(i => InCategory(TopicInfo(13 + i)!, category))];

    private static JsonObject Signature(string text, string found) => new() { ["previous_value"] = text, ["time_found"] = found };

    private static IEnumerable<JsonNode> Posts(JsonObject example, int count, int from, string username) =>
        Enumerable.Range(from, count).Select(i => Numbered(example["posts"]![0]!.DeepClone().AsObject(), 215_339 - i, username));

    private static JsonObject Numbered(JsonObject post, long id, string username)
    {
        (post["id"], post["username"]) = (id, username);
        return post;
    }

    private static JsonObject NumberedTopic(JsonObject topic, long id)
    {
        if (id != 13)
        {
            (topic["id"], topic["name"], topic["title"]) = (id, $"Topic {id}", $"Topic {id}");
        }

        return topic;
    }

    private static JsonObject InCategory(JsonObject topic, string category)
    {
        topic["category"] = category;
        return topic;
    }
}
