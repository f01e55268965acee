using CloudBridge.Server.Configuration;
using CloudBridge.Server.Features.Clouds;

namespace CloudBridge.Server.Features.CloudStorage;

/// <summary>The rule that the cloud whose databases all use is there.</summary>
internal static class CloudStorageRules
{
    private const string Shared = $"{CloudStorageOptions.Section}:{nameof(CloudStorageOptions.Shared)}";

    public static IEnumerable<ConfigurationFault> Faults(ServerConfiguration configuration)
    {
        var clouds = configuration.Clouds().Where(cloud => cloud.Value.Enabled).Select(cloud => cloud.Key).ToArray();
        var options = configuration.Get<CloudStorageOptions>(CloudStorageOptions.Section);
        if (options is { Enabled: true, Shared: { } owner } && !clouds.Contains(owner, StringComparer.OrdinalIgnoreCase))
        {
            yield return new(
                Shared,
                $"is {owner}, which is not a cloud here that is enabled. It names the cloud whose databases all use.",
                Allowed: string.Join(", ", clouds));
        }
    }
}
