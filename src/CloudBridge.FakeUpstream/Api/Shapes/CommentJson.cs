using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>The shape of a comment.</summary>
internal static class CommentJson
{
    public static JsonObject Of(FakeComment comment) => new()
    {
        ["id"] = comment.Id,
        ["parent_id"] = comment.Parent,
        ["commentee_id"] = comment.Commentee,
        ["content"] = comment.Content,
        ["datetime_created"] = Dates.Of(comment.Created),
        ["datetime_modified"] = Dates.Of(comment.Created),
        ["visibility"] = "visible",
        ["author"] = UserJson.Commenter(comment.Author),
        ["reply_count"] = comment.Replies,
    };
}
