namespace CloudBridge.Downlink.Scheduling;

/// <summary>Something that waits for the downlink.</summary>
internal interface IFairItem
{
    /// <summary>Digits still to go.</summary>
    int Remaining { get; }

    /// <summary>Digits it would have in one turn.</summary>
    int Next { get; }

    /// <summary>Divides the price.</summary>
    RequestPriority Priority { get; }
}
