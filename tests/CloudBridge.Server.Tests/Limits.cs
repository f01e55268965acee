namespace CloudBridge.Server.Tests;

/// <summary>How long tests wait for something that should come at once.</summary>
internal static class Limits
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
}
