using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups.Api.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Users, and what they have.</summary>
internal sealed class UserRequests(IScratchApi api)
{
    private static readonly UserCardFields Card = new();
    private static readonly ListedUserFields Users = new();
    private static readonly OwnProjectFields Projects = new();
    private static readonly StudioFields.Listed Studios = new();
    private static readonly ProjectFields Project = new();

    [Request(
        "user.info",
        Description = "Gives facts about a user.",
        Example = "user.info mres",
        Fields = typeof(UserCardFields),
        Endpoints = ["ScratchApi GET /users/{username}"],
        Idempotent = true)]
    public async Task<RequestResult> InfoAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
    {
        if (Card.Check(style) is { } wrong)
        {
            return wrong;
        }

        var user = LookupText.User(name);
        var card = new UserCard(await api.GetUserAsync(user, cancellationToken));
        return LookupPages.Fit(Card.One(await new UserTotals(api).FillAsync(card, style, cancellationToken), style, context), context);
    }

    [Request(
        "user.followers",
        Description = "Lists the followers of a user, newest first.",
        Example = "user.followers mres",
        Fields = typeof(ListedUserFields),
        Endpoints = ["ScratchApi GET /users/{username}/followers"],
        Idempotent = true)]
    public Task<RequestResult> FollowersAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return Users.PageAsync(context, style, page, $"Nobody follows {user} yet.", range => api.GetFollowersAsync(user, range, cancellationToken));
    }

    [Request(
        "user.following",
        Description = "Lists the users that a user follows, newest first.",
        Example = "user.following mres",
        Fields = typeof(ListedUserFields),
        Endpoints = ["ScratchApi GET /users/{username}/following"],
        Idempotent = true)]
    public Task<RequestResult> FollowingAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return Users.PageAsync(context, style, page, $"{user} follows nobody yet.", range => api.GetFollowingAsync(user, range, cancellationToken));
    }

    [Request(
        "user.favorites",
        Description = "Lists the projects a user has starred.",
        Example = "user.favorites mres",
        Fields = typeof(OwnProjectFields),
        Endpoints = ["ScratchApi GET /users/{username}/favorites"],
        Idempotent = true)]
    public Task<RequestResult> FavoritesAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return Projects.PageAsync(context, style, page, $"{user} has starred no project yet.", range => api.GetFavoritesAsync(user, range, cancellationToken));
    }

    [Request(
        "user.projects",
        Description = "Lists the projects a user has shared.",
        Example = "user.projects mres",
        Fields = typeof(OwnProjectFields),
        Endpoints = ["ScratchApi GET /users/{username}/projects"],
        Idempotent = true)]
    public Task<RequestResult> ListProjectsAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return Projects.PageAsync(
            context,
            style,
            page,
            $"{user} has shared no project yet.",
            range => api.GetUserProjectsAsync(user, range, cancellationToken));
    }

    [Request(
        "user.project",
        Description = "Gives facts about a project of a user.",
        Example = "user.project mres 142",
        Fields = typeof(ProjectFields),
        Endpoints = ["ScratchApi GET /users/{username}/projects/{project_id}"],
        Idempotent = true)]
    public Task<RequestResult> GetProjectAsync(
        string name,
        string project,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default) =>
        Project.OneAsync(context, style, () => api.GetUserProjectAsync(LookupText.User(name), LookupText.Project(project), cancellationToken));

    [Request(
        "user.studios",
        Description = "Lists the studios a user curates.",
        Example = "user.studios mres",
        Fields = typeof(StudioFields.Listed),
        Endpoints = ["ScratchApi GET /users/{username}/studios/curate"],
        Idempotent = true)]
    public Task<RequestResult> ListStudiosAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
    {
        var user = LookupText.User(name);
        return Studios.PageAsync(context, style, page, $"{user} curates no studio yet.", range => api.GetCuratedStudiosAsync(user, range, cancellationToken));
    }

    /// <summary>The fields of a project in a list of one user's projects, which names no author.</summary>
    internal sealed class OwnProjectFields : ProjectFields
    {
        public OwnProjectFields() => SetUsual("id", "title");
    }

    /// <summary>The fields of a user in a list.</summary>
    internal sealed class ListedUserFields() : UserFields<ScratchUser>(user => user);
}
