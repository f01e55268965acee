namespace CloudBridge.Downlink.Scheduling;

/// <summary>Something that waits for the downlink.</summary>
internal interface IFairItem
{
    /// <summary>Digits still to go.</summary>
    int Remaining { get; }

    /// <summary>Digits it would have in one turn.</summary>
    int Next { get; }

    /// <summary>The weight: it scales what the item is charged for its digits.</summary>
    RequestPriority Priority { get; }
}
