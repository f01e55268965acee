using CloudBridge.Monitors;
using CloudBridge.Server.Features.Monitors.Http.Answers;

namespace CloudBridge.Server.Features.Monitors.Http.Public;

/// <summary>Sums up what a user shows to everybody.</summary>
internal static class StatusFeed
{
    public static FeedJson Of(string user, IReadOnlyList<MonitorView> views) =>
        new(user, StateOf(views), [.. views.Select(FeedMonitorJson.Of)]);

    private static string StateOf(IReadOnlyList<MonitorView> views)
    {
        if (views.Count == 0)
        {
            return "unknown";
        }

        return views.Any(view => view.Status.State == MonitorState.Down)
            ? ApiWords.Of(MonitorState.Down)
            : views.All(view => view.Status.State == MonitorState.Up) ? ApiWords.Of(MonitorState.Up) : "mixed";
    }
}
