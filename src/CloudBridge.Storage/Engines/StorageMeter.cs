using System.Diagnostics.Metrics;

namespace CloudBridge.Storage.Engines;

/// <summary>The meter <c>CloudBridge.Storage</c>.</summary>
internal static class StorageMeter
{
    /// <summary>Makes it, for one store.</summary>
    public static Meter Make() => new("CloudBridge.Storage");
}
