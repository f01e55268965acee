using System.Net;
using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Api;

/// <summary>Reads comments.</summary>
internal static class CommentReader
{
    public static ScratchComment Read(JsonElement comment) => new(
        Fields.MustNumber(comment, "id"),
        WebUtility.HtmlDecode(Fields.MustText(comment, "content")),
        Fields.MustDate(comment, "datetime_created"),
        Fields.Must(comment, "author", Author))
    {
        ParentId = Json.Number(comment, "parent_id"),
        CommenteeId = Json.Number(comment, "commentee_id"),
        ModifiedAt = Fields.Date(comment, "datetime_modified"),
        Visibility = Fields.Text(comment, "visibility"),
        ReplyCount = Json.Number(comment, "reply_count"),
    };

    private static ScratchCommentAuthor Author(JsonElement author) => new(
        Fields.MustNumber(author, "id"),
        Fields.MustText(author, "username"),
        Fields.Flag(author, "scratchteam"),
        Fields.Address(author, "image") ?? "");
}
