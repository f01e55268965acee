using CloudBridge.Scratch;
using CloudBridge.Server.Features.Lookups.Api.Fields;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>What the whole site shares.</summary>
internal sealed class FrontRequests(IScratchApi api)
{
    private static readonly NewsFields News = new();
    private static readonly HealthFields Health = new();
    private static readonly ApiRootFields Root = new();
    private static readonly FeaturedFields Featured = new();
    private static readonly UsernameFields Usernames = new();
    private static readonly ClassroomFields Classrooms = new();

    [Request(
        "site.info",
        Description = "Gives the addresses of the Scratch API and of its help.",
        Example = "site.info",
        Fields = typeof(ApiRootFields),
        Endpoints = ["ScratchApi GET /"],
        Idempotent = true)]
    public Task<RequestResult> InfoAsync([Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default) =>
        Root.OneAsync(context, style, () => api.GetRootAsync(cancellationToken));

    [Request(
        "health",
        Description = "Tells whether the Scratch API is working.",
        Example = "health",
        Fields = typeof(HealthFields),
        Endpoints = ["ScratchApi GET /health"],
        Idempotent = true)]
    public Task<RequestResult> GetHealthAsync([Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default) =>
        Health.OneAsync(context, style, () => api.GetHealthAsync(cancellationToken));

    [Request(
        "news",
        Description = "Lists the news of Scratch, newest first.",
        Example = "news",
        Fields = typeof(NewsFields),
        Endpoints = ["ScratchApi GET /news"],
        Idempotent = true)]
    public Task<RequestResult> ListNewsAsync([Named] AnswerStyle style, RequestContext context, int page = 1, CancellationToken cancellationToken = default)
    {
        return News.PageAsync(context, style, page, "There is no news.", range => api.GetNewsAsync(range, cancellationToken));
    }

    [Request(
        "featured",
        Description = "Lists a row of the front page: featured, studios, curated, design, loved, remixed or newest.",
        Example = "featured",
        Fields = typeof(FeaturedFields),
        Endpoints = ["ScratchApi GET /proxy/featured"],
        Idempotent = true)]
    public Task<RequestResult> FeaturedAsync([Named] AnswerStyle style, RequestContext context, FrontRow row = FrontRow.Featured, CancellationToken cancellationToken = default) =>
        Featured.AllAsync(context, style, "That row of the front page is empty just now.", async () => FrontRows.Of(await api.GetFrontPageAsync(cancellationToken), row));

    [Request(
        "username.check",
        Description = "Tells whether a user name can be taken.",
        Example = "username.check mres",
        Fields = typeof(UsernameFields),
        Endpoints = ["ScratchApi GET /accounts/checkusername/{username}"],
        Idempotent = true)]
    public async Task<RequestResult> CheckUsernameAsync(string name, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default)
    {
        var wish = name.Trim().TrimStart('@');
        return wish.Length == 0
            ? RequestResult.BadArgument("Please say which name to check.")
            : Usernames.Check(style) ?? Usernames.One(await api.CheckUsernameAsync(wish, cancellationToken), style, context);
    }

    [Request(
        "classroom.info",
        Description = "Gives facts about a teacher's class.",
        Example = "classroom.info 176",
        Fields = typeof(ClassroomFields),
        Endpoints = ["ScratchApi GET /classrooms/{id}"],
        Idempotent = true)]
    public Task<RequestResult> GetClassroomAsync(string id, [Named] AnswerStyle style, RequestContext context, CancellationToken cancellationToken = default) =>
        Classrooms.OneAsync(context, style, () => api.GetClassroomAsync(LookupText.Classroom(id), cancellationToken));

    [Request(
        "surprise",
        Description = "Gives the counter of April Fools' Day 2018. The number from Scratch may be old.",
        Example = "surprise",
        Answer = "a number",
        Endpoints = ["ScratchApi GET /surprise"],
        Idempotent = true)]
    public Task<long> SurpriseAsync(CancellationToken cancellationToken = default) =>
        api.GetSurpriseAsync(cancellationToken);
}
