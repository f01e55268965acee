using System.Globalization;
using CloudBridge.Scratch;
using CloudBridge.Server.Features.ScratchDb.Requests.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>Statistics of projects.</summary>
internal sealed class ProjectStatsRequests(IScratchStats stats)
{
    private static readonly ProjectStatsFields Project = new();
    private static readonly RankedProjectFields Ranked = new();

    [Request("stats.project", Description = "Gives the statistics of a project.", Example = "stats.project 10016238", Fields = typeof(ProjectStatsFields), Endpoints = ["ScratchDb GET /v2/project/info/id/{id}", "ScratchDb GET /v3/project/info/{id}"], Idempotent = true)]
    public Task<RequestResult> ProjectAsync(string id, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default)
    {
        var project = LookupText.Project(id);
        return Project.OneAsync(context, style, () => stats.GetProjectAsync(project, cancellationToken));
    }

    [Request("stats.projects", Description = "Lists the top projects by views, loves, favorites or comments, 20 a page.", Example = "stats.projects loves 2", Fields = typeof(RankedProjectFields), Endpoints = ["ScratchDb GET /v2/project/rank/{type}/{page}"], Idempotent = true)]
    public Task<RequestResult> ProjectsAsync(ProjectRankType type, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default)
    {
        return Ranked.StatsPageAsync(context, style, page, "No projects have been counted here yet.", AskAsync);

        async Task<StatsAnswer<IReadOnlyList<RankedProject>>> AskAsync(int answerPage)
        {
            var projects = await stats.GetProjectRanksAsync(type, answerPage, cancellationToken);
            var before = (long)answerPage * IScratchStats.PageSize;
            return new([.. projects.Value.Select((project, i) => Rank(project, type, before + i + 1))], projects.Source, projects.AsOf);
        }
    }

    [Request("stats.projectsof", Description = "Lists all known projects of a user, 20 a page.", Example = "stats.projectsof griffpatch", Fields = typeof(ProjectStatsFields), Endpoints = ["ScratchDb GET /v2/project/info/user/{username}"], Idempotent = true)]
    public Task<RequestResult> ProjectsOfAsync(string name, [Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return Project.StatsPartAsync(context, style, page, $"No projects of {user} are known here.", () => stats.GetProjectsOfAsync(user, cancellationToken));
    }

    [Request("stats.projectsof.count", Description = "Counts the known projects of a user.", Example = "stats.projectsof.count griffpatch", Answer = "a number", Endpoints = ["ScratchDb GET /v2/project/info/user/{username}"], Idempotent = true)]
    public async Task<RequestResult> CountOfAsync(string name, CancellationToken cancellationToken = default) =>
        (await stats.GetProjectsOfAsync(LookupText.User(name), cancellationToken)).Value.Count.ToString(CultureInfo.InvariantCulture);

    private static RankedProject Rank(ProjectStats project, ProjectRankType type, long place)
    {
        var known = project.Ranks?.Of(type);
        return new RankedProject(project, known ?? place, project.Counts.Of(type));
    }
}
