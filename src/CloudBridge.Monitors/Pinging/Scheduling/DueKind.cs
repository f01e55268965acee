namespace CloudBridge.Monitors.Pinging.Scheduling;

/// <summary>The reason why something is due.</summary>
internal enum DueKind : byte
{
    /// <summary>Its regular time has come.</summary>
    Slot,

    /// <summary>It is new or has changed.</summary>
    Soon,

    /// <summary>An earlier check is to be confirmed.</summary>
    Confirmation,
}
