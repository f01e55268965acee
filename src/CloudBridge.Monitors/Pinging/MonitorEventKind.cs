namespace CloudBridge.Monitors;

/// <summary>The kinds of things that happen to a monitor.</summary>
public enum MonitorEventKind
{
    /// <summary>It was checked.</summary>
    Checked,

    /// <summary>Its state has changed.</summary>
    Changed,

    /// <summary>It is gone.</summary>
    Removed,
}
