namespace CloudBridge.Server.Requests.Api;

/// <summary>Adds the requests about the Scratch API.</summary>
internal static class ApiRequestMapping
{
    public static ICloudBridgeBuilder MapApiRequests(this ICloudBridgeBuilder bridge) => bridge;
}
