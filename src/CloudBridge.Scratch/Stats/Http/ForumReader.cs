using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Stats.Http;

/// <summary>Reads posts, topics and users of the forum.</summary>
internal static class ForumReader
{
    public static ForumPost? Post(JsonElement fields) => Post(fields, null);

    /// <summary>A post; one that Scratch does not show may have nothing but the error.</summary>
    public static ForumPost? Post(JsonElement fields, long? askedFor)
    {
        if ((StatsValue.NumberOrNull(fields, "id") ?? askedFor) is not { } id || fields.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var time = Json.Property(fields, "time");
        var content = Json.Property(fields, "content");
        return new ForumPost(id, Json.Text(fields, "username") ?? "")
        {
            Editor = Json.Text(fields, "editor"),
            IsDeleted = StatsValue.Truth(fields, "deleted"),
            Posted = StatsValue.Date(time, "posted"),
            FirstChecked = StatsValue.Date(time, "first_checked"),
            HtmlLastChecked = StatsValue.Date(time, "html_last_checked"),
            BbcodeLastChecked = StatsValue.Date(time, "bbcode_last_checked"),
            Edited = StatsValue.Date(time, "edited"),
            Html = Json.Text(content, "html") ?? "",
            Bbcode = Json.Text(content, "bb") ?? "",
            Topic = Topic(Json.Property(fields, "topic")),
            ScratchError = StatsValue.NumberOrNull(fields, "scratch_error") is { } error and > 0 and < 1_000 ? (int)error : null,
        };
    }

    public static ForumTopic? Topic(JsonElement fields)
    {
        if (StatsValue.NumberOrNull(fields, "id") is not { } id)
        {
            return null;
        }

        var time = Json.Property(fields, "time");
        return new ForumTopic(id, Json.Text(fields, "title") ?? Json.Text(fields, "name") ?? "", Json.Text(fields, "category") ?? "")
        {
            IsClosed = StatsValue.Truth(fields, "closed"),
            IsDeleted = StatsValue.Truth(fields, "deleted"),
            FirstChecked = StatsValue.Date(time, "first_checked"),
            LastChecked = StatsValue.Date(time, "last_checked"),
            Cached = StatsValue.Date(time, "cached"),
            Posts = Posts(fields) ?? [],
        };
    }

    public static IReadOnlyList<ForumPost>? Posts(JsonElement list) => StatsValue.List(list, "posts", Post);

    public static ForumUser? User(JsonElement fields)
    {
        if (Json.Property(fields, "counts") is not { ValueKind: JsonValueKind.Object } counts)
        {
            return null;
        }

        var byCategory = new Dictionary<string, ForumCount>(StringComparer.OrdinalIgnoreCase);
        foreach (var category in counts.EnumerateObject())
        {
            byCategory[category.Name] = new ForumCount(StatsValue.Count(category.Value, "count"), StatsValue.Place(category.Value, "rank"));
        }

        return new ForumUser(Post(Json.Property(fields, "firstPost")), Post(Json.Property(fields, "lastPost")), byCategory);
    }

    public static ForumRank? Rank(JsonElement fields) => Json.Text(fields, "username") is { } username
        ? new ForumRank(username, StatsValue.Count(fields, "count"), StatsValue.Place(fields, "rank"))
        : null;

    public static GraphPoint? Point(JsonElement fields) => StatsValue.Date(fields, "date") is { } date && StatsValue.NumberOrNull(fields, "value") is { } value
        ? new GraphPoint(date, value)
        : null;

    public static ForumSignature? Signature(JsonElement fields) => Json.Text(fields, "previous_value") is { } text
        ? new ForumSignature(text, StatsValue.Date(fields, "time_found"))
        : null;
}
