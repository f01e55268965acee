using System.Text.Json;
using CloudBridge.Scratch.Http;

namespace CloudBridge.Scratch.Site;

/// <summary>Understands the three answers about the statistics of the site.</summary>
internal static class StatisticsReply
{
    private const string Time = "_TS";

    public static SiteStatistics Daily(JsonElement body) => new(SiteJson.Number(body, "PROJECT_COUNT"), SiteJson.Number(body, "USER_COUNT"))
    {
        Studios = SiteJson.NumberOrNull(body, "STUDIO_COUNT"),
        Comments = SiteJson.NumberOrNull(body, "COMMENT_COUNT"),
        ProjectComments = SiteJson.NumberOrNull(body, "PROJECT_COMMENT_COUNT"),
        ProfileComments = SiteJson.NumberOrNull(body, "PROFILE_COMMENT_COUNT"),
        StudioComments = SiteJson.NumberOrNull(body, "STUDIO_COMMENT_COUNT"),
        CountedAt = SiteJson.SecondsOrNull(body, Time),
    };

    public static SiteTraffic Traffic(JsonElement body) =>
        new(
            SiteJson.Number(body, "pageviews"),
            SiteJson.Number(body, "users"),
            SiteJson.Number(body, "sessions"),
            SiteJson.SecondsOrNull(body, Time));

    public static MonthlyStatistics Monthly(JsonElement body)
    {
        var countries = Json.Property(body, "country_distribution");
        return countries.ValueKind == JsonValueKind.Object
            ? new(Series(body), Countries(countries), Ages(body)) { CountedAt = SiteJson.SecondsOrNull(body, Time) }
            : throw new FormatException("the countries are missing.");
    }

    private static List<MonthlySeries> Series(JsonElement body)
    {
        var charts = SiteJson.Properties(body).Where(chart =>
            chart.Name.EndsWith("_data", StringComparison.Ordinal) && !chart.NameEquals("age_distribution_data"));
        return [.. charts.SelectMany(chart => SiteJson.Items(chart.Value)
            .Select(line => new MonthlySeries(chart.Name, Json.Text(line, "key") ?? "", Points(line))))];
    }

    private static List<MonthlyPoint> Points(JsonElement line) =>
        [.. from point in SiteJson.Items(Json.Property(line, "values"))
            let month = SiteJson.FractionOrNull(Json.Property(point, "x")) is { } x ? SiteJson.Time(x) : null
            let count = SiteJson.NumberOrNull(point, "y")
            where month is not null && count is not null
            orderby month
            select new MonthlyPoint(month.Value, count.Value)];

    private static List<CountryCount> Countries(JsonElement countries) =>
        [.. SiteJson.Properties(countries)
            .Select(country => SiteJson.NumberOrNull(countries, country.Name) is { } users ? new CountryCount(country.Name, users) : null)
            .OfType<CountryCount>()
            .OrderByDescending(country => country.Users)];

    private static List<AgeCount> Ages(JsonElement body) =>
        [.. from point in SiteJson.Items(Json.Property(SiteJson.Items(Json.Property(body, "age_distribution_data")).FirstOrDefault(), "values"))
            let age = SiteJson.NumberOrNull(point, "x")
            let users = SiteJson.NumberOrNull(point, "y")
            where age is >= 0 and <= 200 && users is not null
            select new AgeCount((int)age.Value, users.Value)];
}
