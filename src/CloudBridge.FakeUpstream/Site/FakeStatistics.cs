using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>The statistics of the site.</summary>
internal static class FakeStatistics
{
    private const double CountedAt = 1768435200.5;
    private static readonly string[] Countries =
    [
        "United States", "United Kingdom", "Japan", "Canada", "Germany", "France", "Brazil", "Australia", "Location not given",
        "India",
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/scratchsite/statistics/data/daily", DailyAsync);
        app.MapGet("/scratchsite/statistics/data/monthly", MonthlyAsync);
        app.MapGet("/scratchsite/statistics/data/monthly-ga", TrafficAsync);
    }

    private static Task DailyAsync(HttpContext context) => Reply.JsonAsync(context, new Dictionary<string, object>
    {
        ["PROJECT_COUNT"] = 164307034,
        ["USER_COUNT"] = 135078559,
        ["STUDIO_COUNT"] = 34866300,
        ["COMMENT_COUNT"] = 989937824,
        ["PROJECT_COMMENT_COUNT"] = 399349632,
        ["PROFILE_COMMENT_COUNT"] = 330786513,
        ["STUDIO_COMMENT_COUNT"] = 259801679,
        ["_TS"] = CountedAt,
    });

    private static Task TrafficAsync(HttpContext context) => Reply.JsonAsync(context, new Dictionary<string, object>
    {
        ["_TS"] = CountedAt,
        ["pageviews"] = "796345748",
        ["users"] = "36308460",
        ["sessions"] = "91827364",
    });

    private static Task MonthlyAsync(HttpContext context) => Reply.JsonAsync(context, new Dictionary<string, object>
    {
        ["_TS"] = CountedAt,
        ["comment_data"] = new[] { Line("Project Comments"), Line("Profile Comments"), Line("Studio Comments") },
        ["project_data"] = new[] { Line("New Projects"), Line("Remix Projects") },
        ["active_user_data"] = new[] { Line("Project Creators"), Line("Comment Creators") },
        ["activity_data"] = new[] { Line("New Projects"), Line("New Users"), Line("New Comments") },
        ["age_distribution_data"] = new[]
        {
            new
            {
                key = "Registration age of Scratchers",
                values = Enumerable.Range(4, 77).Select(age => new { x = age, y = UsersOfAge(age) }),
            },
        },
        ["country_distribution"] = Countries
            .Select((name, place) => (name, place))
            .ToDictionary(country => country.name, country => 40_000_000 / (country.place + 1)),
    });

    private static object Line(string name) => new
    {
        key = name,
        color = "#4d97ff",
        values = Enumerable.Range(0, 24).Select(month => new
        {
            x = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(month).ToUnixTimeMilliseconds(),
            y = 1_000_000 + MadeUp.Number($"{name} {month}", 500_000),
        }),
    };

    private static int UsersOfAge(int age) => Math.Max(1_000, 9_000_000 - (Math.Abs(age - 12) * 800_000));
}
