using System.Text.Json.Nodes;

namespace CloudBridge.FakeUpstream.Api;

/// <summary>The comments of a project or studio: those of the examples, then made-up ones that are older.</summary>
internal static class CommentAnswers
{
    public static ApiAnswer List(ApiQuestion question, DateTimeOffset newest)
    {
        var known = Known(question);
        var others = question.World.Comments.Of(question.Place, After(known, newest)).Select(CommentJson.Of);
        return question.Page(known.Select(Copy).Concat(others));
    }

    public static ApiAnswer One(ApiQuestion question, DateTimeOffset newest)
    {
        var id = question.Id("comment");
        if (question.World.Known.CommentsOf(question.Place).FirstOrDefault(comment => (long)comment["id"]! == id) is { } known)
        {
            return ApiAnswer.Of(known);
        }

        return Find(question, newest) is { } comment ? ApiAnswer.Of(CommentJson.Of(comment)) : ApiAnswer.NotFound;
    }

    public static ApiAnswer Replies(ApiQuestion question, DateTimeOffset newest)
    {
        var id = question.Id("comment");
        if (Known(question).FirstOrDefault(comment => (long)comment["id"]! == id) is { } known)
        {
            return question.Page(KnownReplies(question, known));
        }

        return Find(question, newest) is { Parent: null } comment
            ? question.Page(question.World.Comments.RepliesTo(question.Place, comment).Select(CommentJson.Of))
            : ApiAnswer.NotFound;
    }

    private static IReadOnlyList<JsonObject> Known(ApiQuestion question) => question.World.Known.CommentsAt(question.Place);

    private static FakeComment? Find(ApiQuestion question, DateTimeOffset newest) =>
        question.World.Comments.Find(question.Place, After(Known(question), newest), question.Id("comment"));

    private static DateTimeOffset After(IReadOnlyList<JsonObject> known, DateTimeOffset newest) =>
        known.Count == 0 ? newest : known.Min(comment => KnownThings.Date(comment["datetime_created"]));

    private static IEnumerable<JsonObject> KnownReplies(ApiQuestion question, JsonObject comment)
    {
        var author = question.World.Users.Find((string)comment["author"]!["username"]!)!;
        var parent = new FakeComment((long)comment["id"]!, "", KnownThings.Date(comment["datetime_created"]), author)
        {
            Replies = (int)comment["reply_count"]!,
        };
        return question.World.Comments.RepliesTo(question.Place, parent).Skip(question.Shown).Select(CommentJson.Of);
    }

    private static JsonObject Copy(JsonObject comment) => comment.DeepClone().AsObject();
}
