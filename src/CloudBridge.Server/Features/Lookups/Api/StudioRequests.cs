using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups.Api.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Studios.</summary>
internal sealed class StudioRequests(IScratchApi api)
{
    private static readonly StudioFields Studio = new();
    private static readonly StudioProjectFields Projects = new();
    private static readonly ListedUserFields Users = new();
    private static readonly StudioEventFields Events = new();

    [Request(
        "studio.info",
        Description = "Gives facts about a studio.",
        Example = "studio.info 31659696",
        Fields = typeof(StudioFields),
        Endpoints = ["ScratchApi GET /studios/{studio_id}"],
        Idempotent = true)]
    public Task<RequestResult> InfoAsync(string id, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default) =>
        Studio.OneAsync(context, style, () => api.GetStudioAsync(LookupText.Studio(id), cancellationToken));

    [Request(
        "studio.projects",
        Description = "Lists the projects of a studio.",
        Example = "studio.projects 31659696",
        Fields = typeof(StudioProjectFields),
        Endpoints = ["ScratchApi GET /studios/{studio_id}/projects"],
        Idempotent = true)]
    public Task<RequestResult> ListProjectsAsync(string id, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default)
    {
        var studio = LookupText.Studio(id);
        return Projects.PageAsync(context, style, page, $"Studio {studio} has no project yet.", range => api.GetStudioProjectsAsync(studio, range, cancellationToken));
    }

    [Request(
        "studio.managers",
        Description = "Lists the managers of a studio.",
        Example = "studio.managers 31659696",
        Fields = typeof(ListedUserFields),
        Endpoints = ["ScratchApi GET /studios/{studio_id}/managers"],
        Idempotent = true)]
    public Task<RequestResult> ListManagersAsync(string id, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default)
    {
        var studio = LookupText.Studio(id);
        return Users.PageAsync(context, style, page, $"Studio {studio} has no manager.", range => api.GetManagersAsync(studio, range, cancellationToken));
    }

    [Request(
        "studio.curators",
        Description = "Lists the curators of a studio.",
        Example = "studio.curators 31659696",
        Fields = typeof(ListedUserFields),
        Endpoints = ["ScratchApi GET /studios/{studio_id}/curators"],
        Idempotent = true)]
    public Task<RequestResult> ListCuratorsAsync(string id, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default)
    {
        var studio = LookupText.Studio(id);
        return Users.PageAsync(context, style, page, $"Studio {studio} has no curator yet.", range => api.GetCuratorsAsync(studio, range, cancellationToken));
    }

    [Request(
        "studio.activity",
        Description = "Lists what happened in a studio, newest first; 10 pages at most.",
        Example = "studio.activity 31659696",
        Fields = typeof(StudioEventFields),
        Endpoints = ["ScratchApi GET /studios/{studio_id}/activity"],
        Idempotent = true)]
    public Task<RequestResult> ListActivityAsync(string id, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default)
    {
        var studio = LookupText.Studio(id);
        return Events.PageAsync(context, style, page, $"Nothing has happened in studio {studio} yet.", range => StudioActivity.ReadAsync(api, studio, range, cancellationToken), StudioActivity.LastPage);
    }
}
