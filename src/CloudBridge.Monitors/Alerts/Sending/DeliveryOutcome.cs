namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>What came of trying to deliver an alert.</summary>
public enum DeliveryOutcome
{
    /// <summary>It has arrived.</summary>
    Delivered,

    /// <summary>Not now; it may work later.</summary>
    TryAgain,

    /// <summary>It will never work.</summary>
    GiveUp,
}
