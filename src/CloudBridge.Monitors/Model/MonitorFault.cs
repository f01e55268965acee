namespace CloudBridge.Monitors;

/// <summary>The reason why something cannot be done.</summary>
public enum MonitorFault
{
    /// <summary>A value cannot be used.</summary>
    BadValue,

    /// <summary>The egress guard refuses the address.</summary>
    AddressRefused,

    /// <summary>There is no such thing, or it is somebody else's.</summary>
    NotFound,

    /// <summary>A quota is used up.</summary>
    QuotaReached,

    /// <summary>Somebody else changed it meanwhile.</summary>
    Changed,

    /// <summary>This one may not do that, or not yet.</summary>
    Forbidden,

    /// <summary>It is not possible right now; the store, for example, cannot be written.</summary>
    Unavailable,
}
