using CloudBridge.Monitors;

namespace CloudBridge.Server.Features.Monitors.Requests;

/// <summary>Alerts about one's monitors as messages to the project that asks.</summary>
internal sealed class MonitorAlertRequests(IMonitorService monitors, IAlertStore alerts, MonitorRules rules, TimeProvider time)
{
    private const AskerEvidence Needed = AskerEvidence.LogMatched;

    [Request(
        "monitor.subscribe",
        Description = "Sends a message to every player of this project whenever one of your monitors goes down or comes back.",
        Example = "monitor.subscribe",
        Answer = "ok",
        RequireAsker = Needed)]
    public async Task<RequestResult> SubscribeAsync(RequestContext context)
    {
        var actor = await ActorAsync(context);
        if (!(await ChannelsAsync(actor, context)).Any())
        {
            var channel = new AlertChannel(0, actor.AccountId, AlertKind.Cloud, TargetOf(context), "", time.GetUtcNow());
            await alerts.AddChannelAsync(channel, rules.MaxAlertChannels, context.Aborted);
        }

        return MonitorMessages.Done;
    }

    [Request(
        "monitor.unsubscribe",
        Description = "Stops the messages about your monitors in this project.",
        Example = "monitor.unsubscribe",
        Answer = "ok, or none when there were none",
        RequireAsker = Needed)]
    public async Task<RequestResult> UnsubscribeAsync(RequestContext context)
    {
        var actor = await ActorAsync(context);
        var isAny = false;
        foreach (var channel in await ChannelsAsync(actor, context))
        {
            isAny |= await alerts.DeleteChannelAsync(actor.AccountId, channel.Id, context.Aborted);
        }

        return isAny ? MonitorMessages.Done : "none";
    }

    private async Task<IEnumerable<AlertChannel>> ChannelsAsync(MonitorActor actor, RequestContext context)
    {
        var channels = await alerts.ListChannelsAsync(actor.AccountId, context.Aborted);
        return channels.Where(channel => channel.Kind == AlertKind.Cloud && channel.Target == TargetOf(context));
    }

    private ValueTask<MonitorActor> ActorAsync(RequestContext context) => monitors.ActorAsync(context.Asker.Name!, context.Aborted);

    private static string TargetOf(RequestContext context) => $"{context.Cloud}/{context.Project}";
}
