using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Site;

/// <summary>Comments as the pages of Scratch show them.</summary>
internal sealed class SiteCommentRequests(IScratchSite site)
{
    private const string OfProfiles = "ScratchSite GET /site-api/comments/user/{username}/";
    private static readonly SiteCommentFields Fields = new();

    [Request(
        "profile.comments",
        Description = "Lists the comments on a profile, newest first.",
        Example = "profile.comments mres",
        Fields = typeof(SiteCommentFields),
        Endpoints = [OfProfiles],
        Idempotent = true)]
    public Task<RequestResult> ProfileCommentsAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return Fields.TheirPageAsync(
            context,
            style,
            page,
            $"Nobody has commented on the profile of {user} yet.",
            at => site.GetProfileCommentsAsync(user, at, cancellationToken));
    }

    [Request(
        "profile.replies",
        Description = "Lists the replies to a comment on a profile, oldest first. Give the page on which profile.comments " +
            "shows the comment.",
        Example = "profile.replies mres 341197929",
        Fields = typeof(SiteCommentFields),
        Endpoints = [OfProfiles],
        Idempotent = true)]
    public Task<RequestResult> ProfileRepliesAsync(
        string name,
        string comment,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var (user, number) = (LookupText.User(name), LookupText.Comment(comment));
        return Fields.Check(style) is { } wrong ? Task.FromResult(wrong) : LookupPages.OrBehindAsync(page, async () =>
        {
            var comments = await site.GetProfileCommentsAsync(user, page, cancellationToken);
            return comments.Count == 0 ? LookupPages.Missing(page, $"Nobody has commented on the profile of {user} yet.")
                : comments.FirstOrDefault(known => known.Id == number) is not { } found ? RequestResult.NotFound(
                    $"Comment {number} is not on page {page}. Try another page.")
                : await Fields.AllAsync(
                    context,
                    style,
                    $"Nobody has replied to comment {number} yet.",
                    () => Task.FromResult<IEnumerable<SiteComment>>(found.Replies));
        });
    }

    [Request(
        "project.pagecomments",
        Description = "Lists the comments on a project as its old page shows them, newest first. Better: project.comments.",
        Example = "project.pagecomments 142",
        Fields = typeof(SiteCommentFields),
        Endpoints = ["ScratchSite GET /site-api/comments/project/{id}/"],
        Idempotent = true)]
    public Task<RequestResult> ProjectCommentsAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var project = LookupText.Project(id);
        return Fields.TheirPageAsync(
            context,
            style,
            page,
            $"Nobody has commented on project {project} yet.",
            at => site.GetProjectCommentsAsync(project, at, cancellationToken));
    }

    [Request(
        "studio.pagecomments",
        Description = "Lists the comments in a studio as its old page shows them, newest first. Better: studio.comments.",
        Example = "studio.pagecomments 5342",
        Fields = typeof(SiteCommentFields),
        Endpoints = ["ScratchSite GET /site-api/comments/gallery/{id}/"],
        Idempotent = true)]
    public Task<RequestResult> StudioCommentsAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var studio = LookupText.Studio(id);
        return Fields.TheirPageAsync(
            context,
            style,
            page,
            $"Nobody has commented in studio {studio} yet.",
            at => site.GetStudioCommentsAsync(studio, at, cancellationToken));
    }

    /// <summary>A comment of a page.</summary>
    internal sealed class SiteCommentFields : FieldTable<SiteComment>
    {
        public SiteCommentFields()
        {
            AddNumber("id", "the number of the comment", comment => comment.Id, isUsual: true);
            AddText("author", "who wrote it", comment => comment.Author, isUsual: true);
            AddText("content", "the text", comment => comment.Content, isUsual: true);
            AddNumber("replies", "how many replies there are", comment => comment.Replies.Count, isUsual: true);
            AddDate("created", "when it was written", comment => comment.CreatedAt);
            AddNumber("authorid", "the number of the user who wrote it", comment => comment.AuthorId);
            AddTruth("team", "1 when the author is of the Scratch Team", comment => comment.IsScratchTeam);
        }
    }
}
