namespace CloudBridge.Scratch;

/// <summary>Scratch's web site and the services around it.</summary>
internal static class ScratchSiteEndpoints
{
    public static IReadOnlyList<ScratchEndpoint> All { get; } = [];
}
