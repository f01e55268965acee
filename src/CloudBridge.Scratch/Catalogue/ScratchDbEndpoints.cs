namespace CloudBridge.Scratch;

/// <summary>ScratchDB, versions 2 and 3.</summary>
internal static class ScratchDbEndpoints
{
    public static IReadOnlyList<ScratchEndpoint> All { get; } = [];
}
