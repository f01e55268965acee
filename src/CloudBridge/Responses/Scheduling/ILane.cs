namespace CloudBridge.Responses.Scheduling;

/// <summary>One of the lanes that share the downlink. Guarded by the outbox.</summary>
internal interface ILane
{
    /// <summary>When the next turn would be over if all shared evenly: the earliest is served. Infinite when nothing waits.</summary>
    double NextEnd { get; }
}
