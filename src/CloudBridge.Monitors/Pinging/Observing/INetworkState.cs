namespace CloudBridge.Monitors.Pinging.Observing;

/// <summary>Tells whether this machine has any network besides itself.</summary>
internal interface INetworkState
{
    /// <summary>False when no interface is up except loopback.</summary>
    bool IsUp { get; }
}
