using System.Globalization;

namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>Says in a sentence what happened: <c>My server is down since 12:03 UTC: no answer in time</c>.</summary>
internal static class AlertText
{
    /// <summary>The sentence.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="now">Times of another day get their date.</param>
    public static string Of(PendingAlert alert, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var (settings, transition) = (alert.Monitor.Settings, alert.Transition);
        var name = settings.Label.Length > 0 ? settings.Label : settings.Url;
        var what = transition.From == transition.To ? "" : What(transition) + Since(transition.At, now);
        var reason = transition.To == MonitorState.Up && transition.From != MonitorState.Up ? "" : transition.Reason;
        return reason.Length == 0 ? $"{name}{what}" : $"{name}{what}: {reason}";
    }

    private static string What(Transition transition) => transition.To switch
    {
        MonitorState.Up => " is up again since ",
        MonitorState.Down => " is down since ",
        MonitorState.Flapping => " goes up and down too often since ",
        MonitorState.Paused => " is paused since ",
        MonitorState.Refused => " is not checked any more since ",
        _ => " is waiting for its next check since ",
    };

    private static string Since(DateTimeOffset at, DateTimeOffset now) =>
        at.UtcDateTime.ToString(at.UtcDateTime.Date == now.UtcDateTime.Date ? "HH:mm 'UTC'" : "yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
