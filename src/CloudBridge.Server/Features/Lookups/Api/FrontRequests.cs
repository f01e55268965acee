using System.Globalization;
using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Api;

/// <summary>Things that the whole site shares.</summary>
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
    public Task<RequestResult> InfoAsync(
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default) =>
        Root.OneAsync(context, style, () => api.GetRootAsync(cancellationToken));

    [Request(
        "health",
        Description = "Tells whether the Scratch API is working.",
        Example = "health",
        Fields = typeof(HealthFields),
        Endpoints = ["ScratchApi GET /health"],
        Idempotent = true)]
    public Task<RequestResult> GetHealthAsync(
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default) =>
        Health.OneAsync(context, style, () => api.GetHealthAsync(cancellationToken));

    [Request(
        "news",
        Description = "Lists the news of Scratch, newest first.",
        Example = "news",
        Fields = typeof(NewsFields),
        Endpoints = ["ScratchApi GET /news"],
        Idempotent = true)]
    public Task<RequestResult> ListNewsAsync(
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default)
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
    public Task<RequestResult> FeaturedAsync(
        [Named] AnswerStyle style,
        RequestContext context,
        FrontRow row = FrontRow.Featured,
        CancellationToken cancellationToken = default) =>
        Featured.AllAsync(
            context,
            style,
            "That row of the front page is empty just now.",
            async () => FrontRows.Of(await api.GetFrontPageAsync(cancellationToken), row));

    [Request(
        "username.check",
        Description = "Tells whether a user name can be taken.",
        Example = "username.check mres",
        Fields = typeof(UsernameFields),
        Endpoints = ["ScratchApi GET /accounts/checkusername/{username}"],
        Idempotent = true)]
    public async Task<RequestResult> CheckUsernameAsync(
        string name,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default)
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
    public Task<RequestResult> GetClassroomAsync(
        string id,
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default) =>
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

    /// <summary>The fields of what the Scratch API says of itself.</summary>
    internal sealed class ApiRootFields : FieldTable<ScratchApiRoot>
    {
        public ApiRootFields()
        {
            AddText("website", "the name of the web site", root => root.Website, isUsual: true);
            AddText("api", "the name of the API", root => root.Api, isUsual: true);
            AddText("help", "where to write for help", root => root.Help, isUsual: true);
        }
    }

    /// <summary>The fields of a class.</summary>
    internal sealed class ClassroomFields : FieldTable<ScratchClassroom>
    {
        public ClassroomFields()
        {
            AddText("title", "the title", item => item.Title, isUsual: true);
            AddText("teacher", "the name of the teacher", item => item.Educator?.Username, isUsual: true);
            AddDate("started", "when it began", item => item.Started, isUsual: true);
            AddDate("ended", "when it ended; empty while it goes on", item => item.Ended, isUsual: true);
            AddText("about", "About this class", item => item.Description);
            AddText("working_on", "What we're working on", item => item.Status);
            AddNumber("id", "the number of the class", item => item.Id);
        }
    }

    /// <summary>The fields of a project or studio on the front page.</summary>
    internal sealed class FeaturedFields : FieldTable<FeaturedItem>
    {
        public FeaturedFields()
        {
            AddNumber("id", "the number of the project or studio", item => item.Id, isUsual: true);
            AddText("title", "the title", item => item.Title, isUsual: true);
            AddText("author", "who made it; empty for studios", item => item.Creator, isUsual: true);
            AddNumber("loves", "hearts; empty for studios", item => item.LoveCount);
            AddNumber("remixes", "how often it was remixed; empty where Scratch does not say", item => item.RemixersCount);
            AddText("curator", "who chose it; only in the row curated", item => item.CuratorName);
            AddNumber("studio", "the studio it is in; only in the row design", item => item.StudioId);
            AddText("studio_title", "the title of that studio", item => item.StudioTitle);
            AddText("type", "project, or gallery for a studio", item => item.Type);
            AddText("image", "the address of its picture", item => item.ThumbnailUrl);
        }
    }

    /// <summary>The fields of the health of the Scratch API.</summary>
    internal sealed class HealthFields : FieldTable<ScratchHealth>
    {
        public HealthFields()
        {
            AddNumber("uptime", "how long it has run; Scratch does not say in which unit, it looks like milliseconds", health => health.Uptime, isUsual: true);
            AddText("load1", "its load over the last minute", health => LoadOf(health, 0), isUsual: true);
            AddText("load5", "its load over the last 5 minutes", health => LoadOf(health, 1), isUsual: true);
            AddText("load15", "its load over the last 15 minutes", health => LoadOf(health, 2), isUsual: true);
            AddText("version", "what it runs", health => health.Version);
            AddDate("sql_started", "when its database was started; empty where Scratch does not say", health => health.Sql?.Started);
            AddTruth("sql_ssl", "1 when connections to its database are encrypted", health => health.Sql?.IsEncrypted);
            AddNumber("sql_min", "the fewest connections to its database", health => health.Sql?.Min);
            AddNumber("sql_max", "the most connections to its database", health => health.Sql?.Max);
        }

        private static string? LoadOf(ScratchHealth health, int place) =>
            place < health.Load.Count ? health.Load[place].ToString("0.####################", CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The fields of one of Scratch's news.</summary>
    internal sealed class NewsFields : FieldTable<NewsItem>
    {
        public NewsFields()
        {
            AddText("headline", "the headline", news => news.Headline, isUsual: true);
            AddText("text", "the text", news => news.Copy, isUsual: true);
            AddDate("date", "when it was published", news => news.At, isUsual: true);
            AddText("url", "where to read on", news => news.Url);
            AddText("image", "the address of its picture", news => news.Image);
            AddNumber("id", "its number", news => news.Id);
        }
    }

    /// <summary>The fields of a name that somebody would like to take.</summary>
    internal sealed class UsernameFields : FieldTable<UsernameCheck>
    {
        public UsernameFields()
        {
            AddText("verdict", "free, taken, invalid, inappropriate or unknown", check => WordFor(check.Verdict), isUsual: true);
            AddText("message", "Scratch's own words", check => check.Message);
            AddText("username", "the name", check => check.Username);
        }

        private static string WordFor(UsernameVerdict verdict) => verdict switch
        {
            UsernameVerdict.Free => "free",
            UsernameVerdict.Taken => "taken",
            UsernameVerdict.Invalid => "invalid",
            UsernameVerdict.Inappropriate => "inappropriate",
            _ => "unknown",
        };
    }
}
