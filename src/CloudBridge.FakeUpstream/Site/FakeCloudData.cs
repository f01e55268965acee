using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudBridge.FakeUpstream.Site;

/// <summary>The cloud server over HTTP: its health, and a log of 250 rows for every project.</summary>
internal static class FakeCloudData
{
    private const int Rows = 250;
    private static readonly double[] Load = [0.12, 0.2, 0.25];
    private static readonly string[] Verbs = ["set_var", "set_var", "set_var", "create_var", "del_var"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/clouddata/health", HealthAsync);
        app.MapGet("/clouddata/logs", LogAsync);
    }

    private static Task HealthAsync(HttpContext context) =>
        Reply.JsonAsync(context, new { uptime = 345_678.5, load = Load, redis = new { connected = true, ready = true } });

    private static Task LogAsync(HttpContext context)
    {
        if (!long.TryParse(context.Request.Query["projectid"], NumberStyles.None, CultureInfo.InvariantCulture, out var project) || !MadeUp.IsId(project))
        {
            return Reply.NotFoundAsync(context);
        }

        var (limit, offset) = (Reply.Number(context, "limit", 20, 100), Reply.Number(context, "offset", 0, int.MaxValue));
        var count = Math.Clamp(Rows - offset, 0, limit);
        return Reply.JsonAsync(context, Enumerable.Range(offset, count).Select(number => Row(project, number)));
    }

    private static object Row(long project, int number)
    {
        var key = $"log {project} {number}";
        var verb = Verbs[MadeUp.Number(key, Verbs.Length)];
        return new
        {
            user = MadeUp.User(key),
            verb,
            name = $"☁ high score {MadeUp.Number($"{key} name", 3)}",
            value = verb == "del_var" ? null : $"{MadeUp.Number(key, 1_000_000)}",
            timestamp = MadeUp.Time(key, number).ToUnixTimeMilliseconds(),
        };
    }
}
