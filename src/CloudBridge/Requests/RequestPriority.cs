namespace CloudBridge;

/// <summary>The shares of the downlink that the answers of a request get while others wait, too.</summary>
public enum RequestPriority
{
    /// <summary>A quarter of the share of the others: bulk, such as long lists that nobody plays with.</summary>
    Low,

    /// <summary>The same share as everybody.</summary>
    Normal,

    /// <summary>Four times the share: what a game waits for.</summary>
    High,
}
