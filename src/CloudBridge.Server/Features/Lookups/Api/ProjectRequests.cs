using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups.Api.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Projects.</summary>
internal sealed class ProjectRequests(IScratchApi api)
{
    private static readonly ProjectFields Project = new();
    private static readonly ProjectFields.Listed Projects = new();
    private static readonly StudioFields.Listed Studios = new();

    [Request(
        "project.info",
        Description = "Gives facts about a project.",
        Example = "project.info 142",
        Fields = typeof(ProjectFields),
        Endpoints = ["ScratchApi GET /projects/{project_id}"],
        Idempotent = true)]
    public Task<RequestResult> InfoAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default) =>
        Project.OneAsync(context, style, () => api.GetProjectAsync(LookupText.Project(id), cancellationToken));

    [Request(
        "project.remixes",
        Description = "Lists the remixes of a project.",
        Example = "project.remixes 142",
        Fields = typeof(ProjectFields.Listed),
        Endpoints = ["ScratchApi GET /projects/{project_id}/remixes"],
        Idempotent = true)]
    public Task<RequestResult> RemixesAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var project = LookupText.Project(id);
        return Projects.PageAsync(
            context,
            style,
            page,
            $"Nobody has remixed project {project} yet.",
            range => api.GetRemixesAsync(project, range, cancellationToken));
    }

    [Request(
        "project.studios",
        Description = "Lists the studios a project is in.",
        Example = "project.studios 142",
        Fields = typeof(StudioFields.Listed),
        Endpoints = ["ScratchApi GET /projects/{project_id}", "ScratchApi GET /users/{username}/projects/{project_id}/studios"],
        Idempotent = true)]
    public Task<RequestResult> ListStudiosAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var project = LookupText.Project(id);
        return Studios.PageAsync(
            context,
            style,
            page,
            $"Project {project} is in no studio yet.",
            async range => await api.GetProjectStudiosAsync(await api.GetAuthorAsync(project, cancellationToken), project, range, cancellationToken));
    }

    [Request(
        "projects.count",
        Description = "Counts all projects that are shared on Scratch.",
        Example = "projects.count",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /projects/count/all"],
        Idempotent = true)]
    public Task<long> CountAllAsync(CancellationToken cancellationToken = default) =>
        api.CountProjectsAsync(cancellationToken);

    [Request(
        "project.remixes.count",
        Description = "Counts the remixes of a project.",
        Example = "project.remixes.count 142",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /projects/{project_id}/remixes"],
        Idempotent = true)]
    public Task<long> CountRemixesAsync(string id, CancellationToken cancellationToken = default) =>
        ListCounter.CountAsync(range => api.GetRemixesAsync(LookupText.Project(id), range, cancellationToken));

    [Request(
        "project.studios.count",
        Description = "Counts the studios a project is in.",
        Example = "project.studios.count 142",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /projects/{project_id}", "ScratchApi GET /users/{username}/projects/{project_id}/studios"],
        Idempotent = true)]
    public async Task<long> CountStudiosAsync(string id, CancellationToken cancellationToken = default)
    {
        var project = LookupText.Project(id);
        var author = await api.GetAuthorAsync(project, cancellationToken);
        return await ListCounter.CountAsync(range => api.GetProjectStudiosAsync(author, project, range, cancellationToken));
    }
}
