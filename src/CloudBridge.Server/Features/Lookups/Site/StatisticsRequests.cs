using CloudBridge.Scratch;
using CloudBridge.Server.Requests;

namespace CloudBridge.Server.Features.Lookups.Site;

/// <summary>The statistics of the site.</summary>
internal sealed class StatisticsRequests(IScratchSite site)
{
    private const string Monthly = "ScratchSite GET /statistics/data/monthly/";
    private static readonly SiteStatisticsFields Daily = new();
    private static readonly SiteTrafficFields Visits = new();
    private static readonly CountryFields Countries = new();
    private static readonly AgeFields Ages = new();
    private static readonly MonthFields Months = new();

    [Request(
        "site.statistics",
        Description = "Tells how many projects, users and so on there are on Scratch, counted once a day.",
        Example = "site.statistics",
        Fields = typeof(SiteStatisticsFields),
        Endpoints = ["ScratchSite GET /statistics/data/daily/"],
        Idempotent = true)]
    public Task<RequestResult> StatisticsAsync(
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default) =>
        Daily.OneAsync(context, style, () => site.GetStatisticsAsync(cancellationToken));

    [Request(
        "site.traffic",
        Description = "Tells how often people visited Scratch in the last month.",
        Example = "site.traffic",
        Fields = typeof(SiteTrafficFields),
        Endpoints = ["ScratchSite GET /statistics/data/monthly-ga/"],
        Idempotent = true)]
    public Task<RequestResult> TrafficAsync(
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default) =>
        Visits.OneAsync(context, style, () => site.GetTrafficAsync(cancellationToken));

    [Request(
        "site.countries",
        Description = "Lists countries by their number of users, most first, 20 a page.",
        Example = "site.countries",
        Fields = typeof(CountryFields),
        Endpoints = [Monthly],
        Idempotent = true)]
    public Task<RequestResult> CountriesAsync(
        [Named] AnswerStyle style,
        RequestContext context,
        int page = 1,
        CancellationToken cancellationToken = default) =>
        Countries.PartAsync(
            context,
            style,
            page,
            "Scratch tells of no country.",
            async () => (await site.GetMonthlyStatisticsAsync(cancellationToken)).Countries);

    [Request(
        "site.ages",
        Description = "Lists how many users were of each age when they joined.",
        Example = "site.ages",
        Fields = typeof(AgeFields),
        Endpoints = [Monthly],
        Idempotent = true)]
    public Task<RequestResult> AgesAsync(
        [Named] AnswerStyle style,
        RequestContext context,
        CancellationToken cancellationToken = default) =>
        Ages.AllAsync(context, style, "Scratch tells of no age.", async () => (await site.GetMonthlyStatisticsAsync(cancellationToken)).Ages);

    [Request(
        "site.charts",
        Description = "Lists the names of the charts for site.months.",
        Example = "site.charts",
        Answer = "a list of names",
        Endpoints = [Monthly],
        Idempotent = true)]
    public async Task<RequestResult> ChartsAsync(CancellationToken cancellationToken = default) =>
        (await site.GetMonthlyStatisticsAsync(cancellationToken)).Series is { Count: > 0 } series
            ? RequestResult.List(series.Select(line => line.Name).Distinct())
            : RequestResult.NotFound("Scratch shows no charts just now. Please try again later.");

    [Request(
        "site.months",
        Description = "Lists the months of a chart, newest first: the last 12 unless you say how many. Spaces in the name " +
            "do not count.",
        Example = "site.months ProjectComments",
        Fields = typeof(MonthFields),
        Endpoints = [Monthly],
        Idempotent = true)]
    public async Task<RequestResult> MonthsAsync(
        string chart,
        [Named] AnswerStyle style,
        RequestContext context,
        int count = 12,
        CancellationToken cancellationToken = default)
    {
        if (count is < 1 or > 240)
        {
            throw new BadValueException("Ask for 1 to 240 months.");
        }

        if (Months.Check(style) is { } wrong)
        {
            return wrong;
        }

        var series = (await site.GetMonthlyStatisticsAsync(cancellationToken)).Series.FirstOrDefault(
            series => WithoutSpaces(series.Name).Equals(WithoutSpaces(chart), StringComparison.OrdinalIgnoreCase));
        return series is null
            ? RequestResult.NotFound("There is no such chart. Ask \"site.charts\" for the list.")
            : await Months.AllAsync(context, style, "Nothing is known of those months.", () => Task.FromResult(series.Points.Reverse().Take(count)));
    }

    private static string WithoutSpaces(string name) => name.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The users of an age.</summary>
    internal sealed class AgeFields : FieldTable<AgeCount>
    {
        public AgeFields()
        {
            AddNumber("age", "the age in years", age => age.Age, isUsual: true);
            AddNumber("users", "how many users", age => age.Users, isUsual: true);
        }
    }

    /// <summary>The users of a country.</summary>
    internal sealed class CountryFields : FieldTable<CountryCount>
    {
        public CountryFields()
        {
            AddText("country", "the country", country => country.Country, isUsual: true);
            AddNumber("users", "how many users", country => country.Users, isUsual: true);
        }
    }

    /// <summary>A month of a chart.</summary>
    internal sealed class MonthFields : FieldTable<MonthlyPoint>
    {
        public MonthFields()
        {
            AddDate("month", "the month", point => point.Month, isUsual: true);
            AddNumber("count", "how many", point => point.Count, isUsual: true);
        }
    }

    /// <summary>The fields of the totals of Scratch.</summary>
    internal sealed class SiteStatisticsFields : FieldTable<SiteStatistics>
    {
        public SiteStatisticsFields()
        {
            AddNumber("projects", "shared projects", statistics => statistics.Projects, isUsual: true);
            AddNumber("users", "registered users", statistics => statistics.Users, isUsual: true);
            AddNumber("studios", "studios", statistics => statistics.Studios, isUsual: true);
            AddNumber("comments", "comments of all kinds", statistics => statistics.Comments, isUsual: true);
            AddNumber("projectcomments", "comments on projects", statistics => statistics.ProjectComments);
            AddNumber("profilecomments", "comments on profiles", statistics => statistics.ProfileComments);
            AddNumber("studiocomments", "comments in studios", statistics => statistics.StudioComments);
            AddDate("counted", "when it was counted", statistics => statistics.CountedAt);
        }
    }

    /// <summary>Visits to Scratch.</summary>
    internal sealed class SiteTrafficFields : FieldTable<SiteTraffic>
    {
        public SiteTrafficFields()
        {
            AddNumber("pageviews", "pages that were looked at", traffic => traffic.PageViews, isUsual: true);
            AddNumber("visitors", "visitors", traffic => traffic.Visitors, isUsual: true);
            AddNumber("sessions", "visits", traffic => traffic.Sessions, isUsual: true);
            AddDate("counted", "when it was counted", traffic => traffic.CountedAt);
        }
    }
}
