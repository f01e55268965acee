namespace CloudBridge.Scratch;

/// <summary>
/// Every documented endpoint: what can be asked, what is gone and what replaces it, what is never asked and why.
/// </summary>
public static class ScratchEndpoints
{
    /// <summary>All of them, each once.</summary>
    public static IReadOnlyList<ScratchEndpoint> All { get; } =
    [
        .. ScratchApiEndpoints.All,
        .. ScratchSiteEndpoints.All,
        .. ScratchDbEndpoints.All,
    ];
}
