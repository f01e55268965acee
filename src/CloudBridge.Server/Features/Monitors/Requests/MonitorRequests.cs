using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Requests;

/// <summary>Makes and shows the monitors of whoever asks.</summary>
internal sealed class MonitorRequests(IMonitorService monitors, TimeProvider time)
{
    private const AskerEvidence Needed = AskerEvidence.LogMatched;
    private const int PageSize = 30;

    [Request(
        "monitor.add",
        Description = "Watches a web address for you: opens it again and again, every 300 seconds unless you say " +
            "otherwise, which also keeps it awake. It is up when its status is the expected one, or in that " +
            "range (200-399 unless you say otherwise). If you expect a redirect, such as 301, it is not " +
            "followed. Write %3D for an equals sign and %26 for an ampersand.",
        Example = "monitor.add example.com \"my server\" 300",
        Answer = "the number of the monitor; when you already watch this address, the number of that monitor",
        RequireAsker = Needed)]
    public async Task<RequestResult> AddAsync(
        string url,
        RequestContext context,
        string label = "",
        int? interval = null,
        string expected = "")
    {
        var change = new MonitorChange
        {
            Url = WireAddress.Read(url),
            Label = label,
            IntervalSeconds = interval,
            Expected = string.IsNullOrWhiteSpace(expected) ? null : expected,
        };
        var view = await monitors.AddAsync(await ActorAsync(context), change, context.Aborted);
        return MonitorMessages.Number(view.Definition.Id);
    }

    [Request(
        "monitor.list",
        Description = "Lists your monitors, 30 at a time. Give the number of the last one to go on behind it.",
        Example = "monitor.list",
        Answer = "a list: number, label or host, and state of the first, then of the next and so on",
        RequireAsker = Needed,
        Idempotent = true)]
    public async Task<RequestResult> ListAsync(RequestContext context, long after = 0)
    {
        var views = await monitors.ListAsync(await ActorAsync(context), after, PageSize, context.Aborted);
        return RequestResult.List(
            views.SelectMany(view => (string[])[MonitorMessages.Number(view.Definition.Id), MonitorMessages.Name(view), MonitorMessages.State(view)]));
    }

    [Request(
        "monitor.status",
        Description = "Tells the state of a monitor of yours: pending, up, down, flapping, paused or refused.",
        Example = "monitor.status 1",
        Answer = "a list: state, for how many seconds, milliseconds of the last check or nothing, and why",
        RequireAsker = Needed,
        Idempotent = true)]
    public async Task<RequestResult> StatusAsync(long id, RequestContext context) =>
        Status(await monitors.GetAsync(await ActorAsync(context), id, context.Aborted));

    [Request(
        "monitor.pause",
        Description = "Stops checking a monitor of yours until you resume it.",
        Example = "monitor.pause 1",
        Answer = "paused",
        RequireAsker = Needed)]
    public async Task<RequestResult> PauseAsync(long id, RequestContext context) =>
        MonitorMessages.State(await monitors.PauseAsync(await ActorAsync(context), id, context.Aborted));

    [Request(
        "monitor.resume",
        Description = "Starts checking a paused monitor of yours again.",
        Example = "monitor.resume 1",
        Answer = "pending, or the state when it was not paused",
        RequireAsker = Needed)]
    public async Task<RequestResult> ResumeAsync(long id, RequestContext context) =>
        MonitorMessages.State(await monitors.ResumeAsync(await ActorAsync(context), id, context.Aborted));

    [Request(
        "monitor.remove",
        Description = "Deletes a monitor of yours with its history.",
        Example = "monitor.remove 1",
        Answer = "ok",
        RequireAsker = Needed)]
    public async Task<RequestResult> RemoveAsync(long id, RequestContext context)
    {
        await monitors.RemoveAsync(await ActorAsync(context), id, version: null, context.Aborted);
        return MonitorMessages.Done;
    }

    [Request(
        "monitor.uptime",
        Description = "Tells how much of the last 1, 7, 30 or 90 days a monitor of yours was up.",
        Example = "monitor.uptime 1 7",
        Answer = "a list: percent with two decimals, and the median milliseconds of the successful checks",
        RequireAsker = Needed,
        Idempotent = true)]
    public async Task<RequestResult> UptimeAsync(long id, RequestContext context, int days = 1)
    {
        var summary = await monitors.UptimeAsync(await ActorAsync(context), id, days, context.Aborted);
        return summary.Uptime is { } uptime
            ? RequestResult.List([MonitorMessages.Percent(uptime), MonitorMessages.Number(summary.P50)])
            : RequestResult.NotFound("Nothing is known of that time yet.");
    }

    private RequestResult Status(MonitorView view) => RequestResult.List(
    [
        MonitorMessages.State(view),
        MonitorMessages.Seconds(time.GetUtcNow() - view.Status.Since),
        MonitorMessages.Number(view.Status.LastCheck?.Milliseconds),
        view.Status.Reason,
    ]);

    private ValueTask<MonitorActor> ActorAsync(RequestContext context) => monitors.ActorAsync(context.Asker.Name!, context.Aborted);
}
