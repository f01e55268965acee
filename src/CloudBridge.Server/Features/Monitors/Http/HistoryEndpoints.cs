using System.Globalization;
using System.Security.Claims;
using CloudBridge.Monitors;
using CloudBridge.Server.Features.Monitors.Http.Answers;
using CloudBridge.Server.Features.Monitors.Http.Input;
using CloudBridge.Server.Http.Access;
using CloudBridge.Server.Http.Description;
using CloudBridge.Server.Http.Forms;
using CloudBridge.Server.Http.Input;
using CloudBridge.Server.Http.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CloudBridge.Server.Features.Monitors.Http;

/// <summary>The history of a monitor: single checks, buckets, uptime, changes of state.</summary>
internal static class HistoryEndpoints
{
    private const string FiveMinutes = "5m";
    private const string Hour = "1h";
    private const int MostBuckets = 9_000;

    private static readonly int[] Periods = [1, 7, 30, 90];

    private static readonly TimeQuery BeforeTime = new("before", "Only checks that began earlier. Default now.");
    private static readonly NumberQuery BeforeNumber = new("before", "Only changes with a lower number. Default all.", 1, long.MaxValue, long.MaxValue);
    private static readonly ChoiceQuery Size = new(
        "size",
        "How long a bucket is: 5m is kept for 30 days, 1h for a year. Default 5m.",
        [FiveMinutes, Hour],
        FiveMinutes);
    private static readonly TimeQuery From = new("from", "Buckets that begin then or later. Default a day before to, for 1h a week.");
    private static readonly TimeQuery To = new("to", "Buckets that begin earlier. Default now.");
    private static readonly ChoiceQuery Days = new(
        "days",
        "Only the last 1, 7, 30 or 90 days. Default all four.",
        [.. Periods.Select(days => days.ToString(CultureInfo.InvariantCulture))],
        null);

    public static void MapHistory(this RouteGroupBuilder api)
    {
        var monitor = api.MapGroup("/monitors/{id}").WithTags("History");
        monitor.MapGet("/checks", ChecksAsync).RequireScope(KeyScopes.Read)
            .Describe("Single checks of the last 48 hours, newest first.", BeforeTime, Paging.Count).Problems(404);
        monitor.MapGet("/history", BucketsAsync).RequireScope(KeyScopes.Read)
            .Describe($"Checks summed up, oldest first; {MostBuckets:N0} buckets at most.", Size, From, To).Problems(404);
        monitor.MapGet("/uptime", UptimeAsync).RequireScope(KeyScopes.Read)
            .Describe("Uptime and latency over the last days.", Days).Problems(404);
        monitor.MapGet("/incidents", IncidentsAsync).RequireScope(KeyScopes.Read)
            .Describe("Changes of the state, newest first; they are kept for ever.", BeforeNumber, Paging.Count).Problems(404);
    }

    private static async Task<Ok<Page<CheckJson>>> ChecksAsync(
        HttpContext http,
        ClaimsPrincipal user,
        string id,
        IMonitorService service,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (before, count) = (BeforeTime.Read(http.Request) ?? time.GetUtcNow(), (int)Paging.Count.Read(http.Request));
        var checks = await service.ChecksAsync(Caller.Of(user).Actor, RouteId.Read(id, MonitorEndpoints.Thing), before, count + 1, cancellationToken);
        return TypedResults.Ok(
            Paging.Of(http, checks, count, CheckJson.Of, BeforeTime.Name, check => check.At.UtcDateTime.ToString(TimeJson.Form, CultureInfo.InvariantCulture)));
    }

    private static async Task<Ok<HistoryJson>> BucketsAsync(
        HttpContext http,
        ClaimsPrincipal user,
        string id,
        IMonitorService service,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var word = Size.Read(http.Request)!;
        var (size, length, usual) = word == Hour
            ? (BucketSize.Hour, TimeSpan.FromHours(1), TimeSpan.FromDays(7))
            : (BucketSize.FiveMinutes, TimeSpan.FromMinutes(5), TimeSpan.FromDays(1));
        var to = To.Read(http.Request) ?? time.GetUtcNow();
        var from = From.Read(http.Request) ?? to - usual;
        if (from >= to || (to - from) / length > MostBuckets)
        {
            throw ApiException.BadValue(
                from >= to
                    ? "from must be earlier than to."
                    : string.Create(CultureInfo.InvariantCulture, $"That is more than {MostBuckets} buckets; move from and to together, or use size=1h."));
        }

        var buckets = await service.BucketsAsync(Caller.Of(user).Actor, RouteId.Read(id, MonitorEndpoints.Thing), size, from, to, cancellationToken);
        return TypedResults.Ok(new HistoryJson(word, from.UtcDateTime, to.UtcDateTime, [.. buckets.Select(BucketJson.Of)]));
    }

    private static async Task<Ok<UptimeJson>> UptimeAsync(
        HttpContext http,
        ClaimsPrincipal user,
        string id,
        IMonitorService service,
        CancellationToken cancellationToken)
    {
        var periods = Days.Read(http.Request) is { } days ? [int.Parse(days, CultureInfo.InvariantCulture)] : Periods;
        var (actor, monitor) = (Caller.Of(user).Actor, RouteId.Read(id, MonitorEndpoints.Thing));
        var summaries = new List<PeriodJson>();
        foreach (var period in periods)
        {
            summaries.Add(PeriodJson.Of(await service.UptimeAsync(actor, monitor, period, cancellationToken)));
        }

        return TypedResults.Ok(new UptimeJson(summaries));
    }

    private static async Task<Ok<Page<IncidentJson>>> IncidentsAsync(
        HttpContext http,
        ClaimsPrincipal user,
        string id,
        IMonitorService service,
        CancellationToken cancellationToken)
    {
        var (before, count) = (BeforeNumber.Read(http.Request), (int)Paging.Count.Read(http.Request));
        var transitions = await service.IncidentsAsync(Caller.Of(user).Actor, RouteId.Read(id, MonitorEndpoints.Thing), before, count + 1, cancellationToken);
        return TypedResults.Ok(
            Paging.Of(http, transitions, count, IncidentJson.Of, BeforeNumber.Name, transition => transition.Id.ToString(CultureInfo.InvariantCulture)));
    }
}
