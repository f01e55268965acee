using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups.Api.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Comments in studios.</summary>
internal sealed class StudioCommentRequests(IScratchApi api)
{
    private static readonly CommentFields Comments = new();

    [Request(
        "studio.comments",
        Description = "Lists the comments in a studio, newest first, without replies.",
        Example = "studio.comments 5342",
        Fields = typeof(CommentFields),
        Endpoints = ["ScratchApi GET /studios/{studio_id}/comments"],
        Idempotent = true)]
    public Task<RequestResult> ListAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var studio = LookupText.Studio(id);
        return Comments.PageAsync(
            context,
            style,
            page,
            $"Nobody has commented in studio {studio} yet.",
            range => api.GetStudioCommentsAsync(studio, range, cancellationToken));
    }

    [Request(
        "studio.comment",
        Description = "Gives a comment in a studio.",
        Example = "studio.comment 5342 121123167",
        Fields = typeof(CommentFields),
        Endpoints = ["ScratchApi GET /studios/{studio_id}/comments/{comment_id}"],
        Idempotent = true)]
    public Task<RequestResult> GetAsync(
        string id,
        string comment,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default) =>
        Comments.OneAsync(context, style, () => api.GetStudioCommentAsync(LookupText.Studio(id), LookupText.Comment(comment), cancellationToken));

    [Request(
        "studio.replies",
        Description = "Lists the replies to a comment in a studio.",
        Example = "studio.replies 5342 121123167",
        Fields = typeof(CommentFields),
        Endpoints = ["ScratchApi GET /studios/{studio_id}/comments/{comment_id}/replies"],
        Idempotent = true)]
    public Task<RequestResult> ListRepliesAsync(
        string id,
        string comment,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var (studio, number) = (LookupText.Studio(id), LookupText.Comment(comment));
        return Comments.PageAsync(
            context,
            style,
            page,
            $"Nobody has replied to comment {number} yet.",
            range => api.GetStudioRepliesAsync(studio, number, range, cancellationToken));
    }
}
