namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>The result of one try.</summary>
/// <param name="Outcome">Whether it arrived.</param>
/// <param name="Why">In a few words and without a secret, for the log.</param>
/// <param name="RetryAfter">How long the other side wants to be left alone; null when it does not say.</param>
internal readonly record struct Delivery(DeliveryOutcome Outcome, string Why = "", TimeSpan? RetryAfter = null);
