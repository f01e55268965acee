using System.Collections.Concurrent;
using CloudBridge.Clouds;
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
    /// <summary>Projects on clouds with a log are those that the operator has named, so there are few.</summary>
    private readonly ConcurrentDictionary<(string Cloud, string Project), AskerResolver> _resolvers = new();

    /// <summary>The resolver of a project; null when its cloud has no log.</summary>
    public AskerResolver? Find(string cloud, string project) =>
        options.Value.Clouds.TryGetValue(cloud, out var settings) && accounts.Find(cloud, settings)?.Log is { } log
            ? _resolvers.GetOrAdd((cloud, project), key => new AskerResolver(log, key.Project, time, metrics, logger))
            : null;
}
