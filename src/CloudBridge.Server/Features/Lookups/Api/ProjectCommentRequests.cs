using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups.Api.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Comments under projects.</summary>
internal sealed class ProjectCommentRequests(IScratchApi api)
{
    private static readonly CommentFields Comments = new();

    [Request(
        "project.comments",
        Description = "Lists the comments on a project, newest first, without replies.",
        Example = "project.comments 142",
        Fields = typeof(CommentFields),
        Endpoints = ["ScratchApi GET /projects/{project_id}", "ScratchApi GET /users/{username}/projects/{project_id}/comments"],
        Idempotent = true)]
    public Task<RequestResult> ListAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var project = LookupText.Project(id);
        return Comments.PageAsync(
            context,
            style,
            page,
            $"Nobody has commented on project {project} yet.",
            async range => await api.GetProjectCommentsAsync(await api.GetAuthorAsync(project, cancellationToken), project, range, cancellationToken));
    }

    [Request(
        "project.comment",
        Description = "Gives a comment on a project.",
        Example = "project.comment 142 272303677",
        Fields = typeof(CommentFields),
        Endpoints = ["ScratchApi GET /projects/{project_id}", "ScratchApi GET /users/{username}/projects/{project_id}/comments/{comment_id}"],
        Idempotent = true)]
    public Task<RequestResult> GetAsync(
        string id,
        string comment,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var (project, number) = (LookupText.Project(id), LookupText.Comment(comment));
        return Comments.OneAsync(
            context,
            style,
            async () => await api.GetProjectCommentAsync(await api.GetAuthorAsync(project, cancellationToken), project, number, cancellationToken));
    }

    [Request(
        "project.replies",
        Description = "Lists the replies to a comment on a project.",
        Example = "project.replies 142 272303677",
        Fields = typeof(CommentFields),
        Endpoints = ["ScratchApi GET /projects/{project_id}", "ScratchApi GET /users/{username}/projects/{project_id}/comments/{comment_id}/replies"],
        Idempotent = true)]
    public Task<RequestResult> ListRepliesAsync(
        string id,
        string comment,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var project = LookupText.Project(id);
        var number = LookupText.Comment(comment);
        return Comments.PageAsync(
            context,
            style,
            page,
            $"Nobody has replied to comment {number} yet.",
            async range => await api.GetProjectRepliesAsync(await api.GetAuthorAsync(project, cancellationToken), project, number, range, cancellationToken));
    }

    [Request(
        "project.comments.count",
        Description = "Counts the comments on a project, without replies.",
        Example = "project.comments.count 142",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /projects/{project_id}", "ScratchApi GET /users/{username}/projects/{project_id}/comments"],
        Idempotent = true)]
    public async Task<long> CountAsync(string id, CancellationToken cancellationToken = default)
    {
        var project = LookupText.Project(id);
        var author = await api.GetAuthorAsync(project, cancellationToken);
        return await ListCounter.CountAsync(range => api.GetProjectCommentsAsync(author, project, range, cancellationToken));
    }
}
