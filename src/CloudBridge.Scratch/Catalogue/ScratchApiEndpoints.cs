namespace CloudBridge.Scratch;

/// <summary>The Scratch API, and what was removed from it.</summary>
internal static class ScratchApiEndpoints
{
    public static IReadOnlyList<ScratchEndpoint> All { get; } = [];
}
