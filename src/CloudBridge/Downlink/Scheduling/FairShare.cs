namespace CloudBridge.Downlink.Scheduling;

/// <summary>One asker's place in the order of turns: the virtual time at which it may have more.</summary>
internal sealed class FairShare
{
    /// <summary>When its next turn starts.</summary>
    public double Start { get; private set; }

    /// <summary>Begins to wait: what it did not use before is not kept.</summary>
    public void Join(VirtualTime time) => Start = Math.Max(Start, time.Now);

    /// <summary>When something that takes a part of a value would be over.</summary>
    public double EndOf(double values, RequestPriority priority) => Start + (values * VirtualTime.FactorOf(priority));

    /// <summary>It has a part of a value.</summary>
    public void Spend(VirtualTime time, double values, RequestPriority priority, bool isLong) => Start = time.Spend(Start, values, priority, isLong);
}
