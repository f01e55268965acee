namespace CloudBridge.Server.Requests.Storage;

/// <summary>Adds the requests about what projects store here.</summary>
internal static class StorageRequestMapping
{
    public static ICloudBridgeBuilder MapStorageRequests(this ICloudBridgeBuilder bridge) => bridge;
}
