namespace CloudBridge.Monitors.Pinging.Running;

/// <summary>Something that may only run within the limits of a gate.</summary>
internal interface IGatedCheck
{
    /// <summary>The host it asks.</summary>
    string Host { get; }

    /// <summary>Whose it is.</summary>
    long OwnerId { get; }

    /// <summary>Called once when it may run; returns at once.</summary>
    void Start();
}
