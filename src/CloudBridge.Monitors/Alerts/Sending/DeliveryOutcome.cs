namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>The outcome of trying to deliver an alert.</summary>
public enum DeliveryOutcome
{
    /// <summary>It has arrived.</summary>
    Delivered,

    /// <summary>It has not arrived now; it may work later.</summary>
    TryAgain,

    /// <summary>It will never work.</summary>
    GiveUp,
}
