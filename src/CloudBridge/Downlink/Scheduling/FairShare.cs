namespace CloudBridge.Downlink.Scheduling;

/// <summary>One asker's place in the order of turns: the virtual time at which it may have more.</summary>
internal sealed class FairShare
{
    /// <summary>The time at which its next turn starts.</summary>
    public double Start { get; private set; }

    /// <summary>Begins to wait; what the asker did not use before is not kept.</summary>
    public void Join(VirtualTime time) => Start = Math.Max(Start, time.Now);

    /// <summary>The time at which something that takes a part of a value would be over.</summary>
    public double EndOf(double values, RequestPriority priority) => Start + (values * VirtualTime.FactorOf(priority));

    /// <summary>Charges the asker for the part of a value that it was given.</summary>
    public void Spend(VirtualTime time, double values, RequestPriority priority, bool isLong) =>
        Start = time.Spend(Start, values, priority, isLong);
}
