namespace CloudBridge.Responses.Scheduling;

/// <summary>One asker's place in the order of turns: the virtual time at which it may have more. Guarded by the outbox.</summary>
internal sealed class FairShare
{
    /// <summary>When its next turn starts.</summary>
    public double Start { get; private set; }

    /// <summary>Begins to wait: what it did not use before is not kept.</summary>
    public void Join(VirtualTime time) => Start = Math.Max(Start, time.Now);

    /// <summary>When a turn would be over in which it has the next of an item.</summary>
    public double EndOf(IFairItem item) => Start + (item.Next * VirtualTime.FactorOf(item.Priority));

    /// <summary>It has so many digits.</summary>
    public void Serve(VirtualTime time, int digits, RequestPriority priority) => Start = time.Serve(Start, digits, priority);
}
