namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>The monitor that a webhook is about.</summary>
internal sealed record WebhookMonitor(long Id, string Label, string Url);
