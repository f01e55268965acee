namespace CloudBridge.Server.Requests.Storage;

/// <summary>Adds the requests about what projects store here.</summary>
internal static class StorageRequestMapping
{
    public static ICloudBridgeBuilder MapStorageRequests(this ICloudBridgeBuilder bridge) =>
        bridge.MapRequests<KeyValueRequests>().MapRequests<StorageRequests>().MapRequests<LeaderboardRequests>().MapRequests<OwnStorageRequests>();

    /// <summary>Lets a ping of a project that stores things be answered as such projects know it.</summary>
    public static RequestRouteBuilder AnswersForStorage(this RequestRouteBuilder ping) => ping.AddFilter(services =>
    {
        var store = services.GetService<ICloudStore>();
        return next => store is null ? next : context => store.HasDatabases(context.Cloud, context.Project)
            ? new(RequestResult.Text(StorageTexts.Running))
            : next(context);
    });
}
