namespace CloudBridge.Monitors.Pinging.Running;

/// <summary>Something that may only run within the limits of a gate.</summary>
internal interface IGatedCheck
{
    /// <summary>The host it asks.</summary>
    string Host { get; }

    /// <summary>The target it asks there.</summary>
    object Target { get; }

    /// <summary>The owner.</summary>
    long OwnerId { get; }

    /// <summary>True when it goes before others of its host, because it was judged without being asked the last time.</summary>
    bool IsUrgent { get; }

    /// <summary>True when it got no answer in time, null when it has not asked.</summary>
    bool? HasTimedOut { get; }

    /// <summary>True when it has waited for its turn as long as it would have for an answer.</summary>
    bool HasWaitedLong { get; }

    /// <summary>Called once when it may run; returns at once.</summary>
    void Start();

    /// <summary>Called in place of <see cref="Start"/> when its host is silent; returns at once.</summary>
    void GiveUp();
}
