using CloudBridge.Scratch;
using CloudBridge.Server.Requests.Site.Fields;

namespace CloudBridge.Server.Requests.Site;

/// <summary>Comments as the pages of Scratch show them.</summary>
internal sealed class SiteCommentRequests(IScratchSite site)
{
    private const string OfProfiles = "ScratchSite GET /site-api/comments/user/{username}/";
    private static readonly SiteCommentFields Fields = new();

    [Request("profile.comments", Description = "Lists the comments on a profile, newest first.", Example = "profile.comments mres", Fields = typeof(SiteCommentFields), Endpoints = [OfProfiles], Idempotent = true)]
    public async Task<RequestResult> ProfileCommentsAsync(string name, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default) =>
        Fields.Many(await site.GetProfileCommentsAsync(SiteValues.Name(name), SiteValues.Page(page), cancellationToken), style, context);

    [Request("profile.replies", Description = "Lists the replies to a comment on a profile, oldest first. Give the page on which profile.comments shows the comment.", Example = "profile.replies mres 341197929", Fields = typeof(SiteCommentFields), Endpoints = [OfProfiles], Idempotent = true)]
    public async Task<RequestResult> ProfileRepliesAsync(string name, long comment, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default)
    {
        var comments = await site.GetProfileCommentsAsync(SiteValues.Name(name), SiteValues.Page(page), cancellationToken);
        return comments.FirstOrDefault(known => known.Id == comment) is { } found
            ? Fields.Many(found.Replies, style, context)
            : RequestResult.NotFound("That comment is not on this page. Try another page.");
    }

    [Request("project.pagecomments", Description = "Lists the comments on a project as its old page shows them, newest first. Newer is project.comments.", Example = "project.pagecomments 142", Fields = typeof(SiteCommentFields), Endpoints = ["ScratchSite GET /site-api/comments/project/{id}/"], Idempotent = true)]
    public async Task<RequestResult> ProjectCommentsAsync(long id, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default) =>
        Fields.Many(await site.GetProjectCommentsAsync(SiteValues.Id(id, "project"), SiteValues.Page(page), cancellationToken), style, context);

    [Request("studio.pagecomments", Description = "Lists the comments in a studio as its old page shows them, newest first. Newer is studio.comments.", Example = "studio.pagecomments 5342", Fields = typeof(SiteCommentFields), Endpoints = ["ScratchSite GET /site-api/comments/gallery/{id}/"], Idempotent = true)]
    public async Task<RequestResult> StudioCommentsAsync(long id, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default) =>
        Fields.Many(await site.GetStudioCommentsAsync(SiteValues.Id(id, "studio"), SiteValues.Page(page), cancellationToken), style, context);
}
