namespace CloudBridge.Responses.Scheduling;

/// <summary>
/// The clock of fair queueing: not seconds, but how much each asker could have had by now. An asker that comes takes its
/// place at this time, so that nobody saves up a right to the downlink and nobody pays for what others had. Guarded by the outbox.
/// </summary>
internal sealed class VirtualTime
{
    /// <summary>The start of the turn that is being served.</summary>
    public double Now { get; private set; }

    /// <summary>A turn that began at a time is served.</summary>
    public void Reach(double start) => Now = Math.Max(Now, start);
}
