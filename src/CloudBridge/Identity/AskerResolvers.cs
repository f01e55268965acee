using System.Collections.Concurrent;
using CloudBridge.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CloudBridge.Identity;

/// <summary>The resolvers of a bridge, one for each project on a cloud that has a log; made when first needed.</summary>
internal sealed class AskerResolvers(
    IOptions<CloudBridgeOptions> options,
    ICloudAccounts accounts,
    TimeProvider time,
    BridgeMetrics metrics,
    ILogger<AskerResolver> logger)
{
    private readonly ConcurrentDictionary<(string Cloud, string Project), Lazy<AskerResolver?>> _resolvers = new();

    /// <summary>The resolver of a project; null when its cloud has no log.</summary>
    public AskerResolver? Find(string cloud, string project) =>
        _resolvers.GetOrAdd((cloud, project), key => new Lazy<AskerResolver?>(() => Make(key.Cloud, key.Project))).Value;

    private AskerResolver? Make(string cloud, string project) =>
        options.Value.Clouds.TryGetValue(cloud, out var settings) && accounts.Find(cloud, settings)?.Log is { } log
            ? new AskerResolver(log, project, time, metrics, logger)
            : null;
}
