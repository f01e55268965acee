namespace CloudBridge.Downlink.Scheduling;

/// <summary>One of the lanes that share the downlink.</summary>
internal interface ILane
{
    /// <summary>
    /// The time at which the turn at the front would be over if all shared evenly, as a turn takes a value whoever has it:
    /// the earliest is served. Infinite when nothing waits.
    /// </summary>
    double NextTurn { get; }
}
