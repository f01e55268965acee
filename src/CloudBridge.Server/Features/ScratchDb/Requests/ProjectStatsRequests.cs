using System.Globalization;
using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.ScratchDb.Requests;

/// <summary>Statistics of projects.</summary>
internal sealed class ProjectStatsRequests(IScratchStats stats)
{
    private static readonly ProjectStatsFields Project = new();
    private static readonly RankedProjectFields Ranked = new();

    [Request(
        "stats.project",
        Description = "Gives the statistics of a project.",
        Example = "stats.project 10016238",
        Fields = typeof(ProjectStatsFields),
        Endpoints = ["ScratchDb GET /v2/project/info/id/{id}", "ScratchDb GET /v3/project/info/{id}"],
        Idempotent = true)]
    public Task<RequestResult> ProjectAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        var project = LookupText.Project(id);
        return Project.OneAsync(context, style, () => stats.GetProjectAsync(project, cancellationToken));
    }

    [Request(
        "stats.projects",
        Description = "Lists the top projects by views, loves, favorites or comments, 20 a page.",
        Example = "stats.projects loves 2",
        Fields = typeof(RankedProjectFields),
        Endpoints = ["ScratchDb GET /v2/project/rank/{type}/{page}"],
        Idempotent = true)]
    public Task<RequestResult> ProjectsAsync(
        ProjectRankType type,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        return Ranked.StatsPageAsync(context, style, page, "No projects have been counted here yet.", AskAsync);

        async Task<StatsAnswer<IReadOnlyList<RankedProject>>> AskAsync(int answerPage)
        {
            var projects = await stats.GetProjectRanksAsync(type, answerPage, cancellationToken);
            var before = (long)answerPage * IScratchStats.PageSize;
            return new([.. projects.Value.Select((project, i) => Rank(project, type, before + i + 1))], projects.Source, projects.AsOf);
        }
    }

    [Request(
        "stats.projectsof",
        Description = "Lists all known projects of a user, 20 a page.",
        Example = "stats.projectsof griffpatch",
        Fields = typeof(ProjectStatsFields),
        Endpoints = ["ScratchDb GET /v2/project/info/user/{username}"],
        Idempotent = true)]
    public Task<RequestResult> ProjectsOfAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return Project.StatsPartAsync(context, style, page, $"No projects of {user} are known here.", () => stats.GetProjectsOfAsync(user, cancellationToken));
    }

    [Request(
        "stats.projectsof.count",
        Description = "Counts the known projects of a user.",
        Example = "stats.projectsof.count griffpatch",
        Answer = "a number",
        Endpoints = ["ScratchDb GET /v2/project/info/user/{username}"],
        Idempotent = true)]
    public async Task<RequestResult> CountOfAsync(string name, CancellationToken cancellationToken = default) =>
        (await stats.GetProjectsOfAsync(LookupText.User(name), cancellationToken)).Value.Count.ToString(CultureInfo.InvariantCulture);

    private static RankedProject Rank(ProjectStats project, ProjectRankType type, long place)
    {
        var known = project.Ranks?.Of(type);
        return new RankedProject(project, known ?? place, project.Counts.Of(type));
    }

    /// <summary>Fields of a project.</summary>
    internal sealed class ProjectStatsFields : StatsFields<ProjectStats>
    {
        public ProjectStatsFields()
        {
            AddNumber("id", "the number of the project", answer => answer.Value.Id, isUsual: true);
            AddText("title", "the title", answer => answer.Value.Title, isUsual: true);
            AddText("author", "the name of the author", answer => answer.Value.Username, isUsual: true);
            AddNumber("views", "views", answer => answer.Value.Counts.Views, isUsual: true);
            AddNumber("loves", "loves", answer => answer.Value.Counts.Loves, isUsual: true);
            AddNumber("favorites", "favorites", answer => answer.Value.Counts.Favorites, isUsual: true);
            AddNumber("comments", "comments", answer => answer.Value.Counts.Comments);
            foreach (var type in Enum.GetValues<ProjectRankType>())
            {
                var name = type.ToString().ToLowerInvariant();
                AddNumber($"{name}rank", $"the place among all projects by {name}, empty when there is none", answer => answer.Value.Ranks?.Of(type));
            }

            AddDate("created", "when it was made", answer => answer.Value.Created);
            AddDate("modified", "when it was changed last", answer => answer.Value.Modified);
            AddDate("shared", "when it was shared", answer => answer.Value.Shared);
            AddText("instructions", "how to use it", answer => answer.Value.Instructions);
            AddText("notes", "notes and credits", answer => answer.Value.Description);
            AddTruth("public", "1 when it is shared, 0 when not", answer => answer.Value.IsPublic);
            AddTruth("commentsopen", "1 when comments are open, 0 when not", answer => answer.Value.AreCommentsAllowed);
            AddNumber("parent", "the project it is a remix of, empty for none", answer => answer.Value.RemixParent);
            AddNumber("root", "the first project of its chain of remixes, empty for none", answer => answer.Value.RemixRoot);
            AddNumber("sysid", "the number of the project in these statistics", answer => answer.Value.SysId);
            AddDate("checked", "when it was looked at last", answer => answer.Value.LastUpdated);
            AddOrigin();
        }
    }

    /// <summary>Fields of a project in a list that is sorted by something.</summary>
    internal sealed class RankedProjectFields : StatsFields<RankedProject>
    {
        public RankedProjectFields()
        {
            AddNumber("rank", "the place in this list, 1 is the first", answer => answer.Value.Rank, isUsual: true);
            AddNumber("id", "the number of the project", answer => answer.Value.Project.Id, isUsual: true);
            AddText("title", "the title", answer => answer.Value.Project.Title, isUsual: true);
            AddText("author", "the name of the author", answer => answer.Value.Project.Username, isUsual: true);
            AddNumber("count", "the number that the list is sorted by", answer => answer.Value.Count, isUsual: true);
            AddNumber("views", "views", answer => answer.Value.Project.Counts.Views);
            AddNumber("loves", "loves", answer => answer.Value.Project.Counts.Loves);
            AddNumber("favorites", "favorites", answer => answer.Value.Project.Counts.Favorites);
            AddNumber("comments", "comments", answer => answer.Value.Project.Counts.Comments);
            AddNumber("sysid", "the number of the project in these statistics", answer => answer.Value.Project.SysId);
            AddOrigin();
        }
    }

    /// <summary>A project in a list that is sorted by something.</summary>
    /// <param name="Project">The project.</param>
    /// <param name="Rank">The place in the list, 1 is the first.</param>
    /// <param name="Count">What the list is sorted by; null when not known.</param>
    internal sealed record RankedProject(ProjectStats Project, long Rank, long? Count);
}
