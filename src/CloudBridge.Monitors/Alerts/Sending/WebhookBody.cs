using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>The body that a webhook gets.</summary>
internal static class WebhookBody
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static byte[] Of(PendingAlert alert, DateTimeOffset now)
    {
        var (settings, transition) = (alert.Monitor.Settings, alert.Transition);
        var monitor = new WebhookMonitor(alert.Monitor.Id, settings.Label, settings.Url);
        var (from, to, at) = (transition.From, transition.To, TimeOf(transition));
        return JsonSerializer.SerializeToUtf8Bytes(new WebhookAlert(alert.Id, AlertText.Of(alert, now), monitor, from, to, at, transition.Reason), Json);
    }

    /// <summary>Writes a time as everywhere in JSON: UTC with milliseconds.</summary>
    private static string TimeOf(Transition transition) =>
        transition.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private sealed record WebhookAlert(
        long Id,
        string Text,
        WebhookMonitor Monitor,
        MonitorState From,
        MonitorState To,
        string At,
        string Reason);

    private sealed record WebhookMonitor(long Id, string Label, string Url);
}
