using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups.Api.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Studios.</summary>
internal sealed class StudioRequests(IScratchApi api)
{
    private static readonly StudioFields Studio = new();
    private static readonly StudioProjectFields Projects = new();
    private static readonly UserRequests.ListedUserFields Users = new();
    private static readonly StudioEventFields Events = new();

    [Request(
        "studio.info",
        Description = "Gives facts about a studio.",
        Example = "studio.info 31659696",
        Fields = typeof(StudioFields),
        Endpoints = ["ScratchApi GET /studios/{studio_id}"],
        Idempotent = true)]
    public Task<RequestResult> InfoAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default) =>
        Studio.OneAsync(context, style, () => api.GetStudioAsync(LookupText.Studio(id), cancellationToken));

    [Request(
        "studio.projects",
        Description = "Lists the projects of a studio.",
        Example = "studio.projects 31659696",
        Fields = typeof(StudioProjectFields),
        Endpoints = ["ScratchApi GET /studios/{studio_id}/projects"],
        Idempotent = true)]
    public Task<RequestResult> ListProjectsAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var studio = LookupText.Studio(id);
        return Projects.PageAsync(
            context,
            style,
            page,
            $"Studio {studio} has no project yet.",
            range => api.GetStudioProjectsAsync(studio, range, cancellationToken));
    }

    [Request(
        "studio.managers",
        Description = "Lists the managers of a studio.",
        Example = "studio.managers 31659696",
        Fields = typeof(UserRequests.ListedUserFields),
        Endpoints = ["ScratchApi GET /studios/{studio_id}/managers"],
        Idempotent = true)]
    public Task<RequestResult> ListManagersAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var studio = LookupText.Studio(id);
        return Users.PageAsync(context, style, page, $"Studio {studio} has no manager.", range => api.GetManagersAsync(studio, range, cancellationToken));
    }

    [Request(
        "studio.curators",
        Description = "Lists the curators of a studio.",
        Example = "studio.curators 31659696",
        Fields = typeof(UserRequests.ListedUserFields),
        Endpoints = ["ScratchApi GET /studios/{studio_id}/curators"],
        Idempotent = true)]
    public Task<RequestResult> ListCuratorsAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
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
    public Task<RequestResult> ListActivityAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var studio = LookupText.Studio(id);
        return Events.PageAsync(
            context,
            style,
            page,
            $"Nothing has happened in studio {studio} yet.",
            range => StudioActivity.ReadAsync(api, studio, range, cancellationToken),
            StudioActivity.LastPage);
    }

    /// <summary>The fields of something that happened in a studio.</summary>
    internal sealed class StudioEventFields : FieldTable<StudioEvent>
    {
        public StudioEventFields()
        {
            AddText("type", "what happened, such as addprojecttostudio", item => item.Type, isUsual: true);
            AddText("user", "who did it", item => item.ActorUsername, isUsual: true);
            AddText("title", "the title of the project; empty for none", item => item.ProjectTitle, isUsual: true);
            AddDate("date", "when", item => item.At, isUsual: true);
            AddText("id", "the type and a number", item => item.Id);
            AddNumber("user_id", "the number of who did it", item => item.ActorId);
            AddNumber("project", "the number of the project; empty for none", item => item.ProjectId);
        }
    }

    /// <summary>The fields of a project as a studio lists it.</summary>
    internal sealed class StudioProjectFields : FieldTable<StudioProject>
    {
        public StudioProjectFields()
        {
            AddNumber("id", "the number of the project", project => project.Id, isUsual: true);
            AddText("title", "the title", project => project.Title, isUsual: true);
            AddText("author", "who made it", project => project.Username, isUsual: true);
            AddNumber("author_id", "the number of who made it", project => project.CreatorId);
            AddNumber("added_by_id", "the number of who added it to the studio", project => project.ActorId);
            AddText("image", "the address of its picture", project => project.Image);
            AddText("author_image", "the address of the author's largest picture", project => Pictures.Largest(project.Avatar));
        }
    }
}
