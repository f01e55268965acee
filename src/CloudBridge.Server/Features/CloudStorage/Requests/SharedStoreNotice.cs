using CloudBridge.Clouds;
using CloudBridge.Server.Features.Clouds;
using CloudBridge.Storage;
using Microsoft.Extensions.Options;

namespace CloudBridge.Server.Features.CloudStorage.Requests;

/// <summary>
/// Says at the start which cloud's store all use, and what is stored under the names of others, which nobody sees as long
/// as that is so.
/// </summary>
internal sealed partial class SharedStoreNotice(
    SqliteCloudStore store,
    SharedCloudStore shared,
    IOptions<CloudBridgeOptions> bridge,
    ILogger<SharedStoreNotice> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var owner = shared.Owner;
        Log.Shared(logger, owner);
        foreach (var (name, cloud) in bridge.Value.Clouds.Where(cloud => cloud.Value.Enabled && cloud.Key != owner))
        {
            foreach (var project in cloud.Projects.Where(project => !RoomPattern.IsPattern(project)))
            {
                if (await KeysAsync(name, project) is > 0 and var keys)
                {
                    Log.Hidden(logger, name, project, keys, owner);
                }
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<long> KeysAsync(string cloud, string project)
    {
        var keys = 0L;
        foreach (var database in await store.DatabasesAsync(cloud, project))
        {
            keys += (await store.KeysAsync(new CloudDatabase(cloud, project, database), page: 1, size: 1)).Total;
        }

        return keys;
    }

    private static partial class Log
    {
        [LoggerMessage(
            1,
            LogLevel.Information,
            "All clouds use what projects have stored on {Owner} (CloudStorage:Shared); what single players store stays with their own cloud")]
        public static partial void Shared(ILogger logger, string owner);

        [LoggerMessage(
            2,
            LogLevel.Warning,
            "{Cloud}/{Project} has {Keys} keys under the name of its own cloud. Nothing of them is lost, and nobody sees or changes them while "
                + "CloudStorage:Shared is {Owner}")]
        public static partial void Hidden(ILogger logger, string cloud, string project, long keys, string owner);
    }
}
