using CloudBridge.Monitors;
using CloudBridge.Server.Http;

namespace CloudBridge.Server.Features.Monitors.Http.Answers;

/// <summary>A public monitor as everybody may see it; its address is not part of that.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Label">Its name; may be empty.</param>
/// <param name="State">pending, up, down, flapping, paused or refused.</param>
/// <param name="Since">Since when.</param>
/// <param name="Badge">The path of its badge.</param>
internal sealed record FeedMonitorJson(long Id, string Label, string State, DateTime Since, string Badge)
{
    public static FeedMonitorJson Of(MonitorView view) => new(
        view.Definition.Id,
        view.Definition.Settings.Label,
        ApiWords.Of(view.Status.State),
        view.Status.Since.UtcDateTime,
        $"{ApiPaths.Prefix}/monitors/{view.Definition.Id}/badge.svg");
}
