namespace CloudBridge.Responses.Scheduling;

/// <summary>One of the lanes that share the downlink. Guarded by the outbox.</summary>
internal interface ILane
{
    /// <summary>When the next turn starts; infinite when nothing waits.</summary>
    double NextStart { get; }
}
