using CloudBridge.Storage;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Features.CloudStorage.Requests;

/// <summary>Adds the requests about what projects store here.</summary>
internal static class StorageRequestMapping
{
    public static ICloudBridgeBuilder MapStorageRequests(this ICloudBridgeBuilder bridge) =>
        bridge.MapRequests<KeyValueRequests>().MapRequests<StorageRequests>().MapRequests<LeaderboardRequests>().MapRequests<OwnStorageRequests>();

    /// <summary>
    /// Lets a ping of a project that is made with the storage template of another host, and stores things, be answered as
    /// that template knows it.
    /// </summary>
    public static RequestRouteBuilder AnswersForStorage(this RequestRouteBuilder ping) => ping.AddFilter(services =>
    {
        var store = services.GetService<ICloudStore>();
        var projects = services.GetRequiredService<IOptions<CloudStorageOptions>>().Value.TemplateProjects;
        return next => store is null || projects.Count == 0 ? next : context =>
            projects.Contains(context.Project, StringComparer.Ordinal) && store.HasDatabases(context.Cloud, context.Project)
                ? new(RequestResult.Text(StorageMessages.Running))
                : next(context);
    });
}
