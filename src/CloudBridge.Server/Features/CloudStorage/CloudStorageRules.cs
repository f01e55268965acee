using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Settings;
using CloudBridge.Server.Features.Clouds;

namespace CloudBridge.Server.Features.CloudStorage;

/// <summary>What must be right with the settings of what projects store.</summary>
internal static class CloudStorageRules
{
    private const string Shared = $"{SettingTree.CloudStorage}:{nameof(CloudStorageOptions.Shared)}";

    public static IEnumerable<ConfigurationFault> Faults(ServerOptions options)
    {
        var clouds = options.Clouds.Where(cloud => cloud.Value.Enabled).Select(cloud => cloud.Key).ToArray();
        if (options.CloudStorage is { Enabled: true, Shared: { } owner } && !clouds.Contains(owner, StringComparer.OrdinalIgnoreCase))
        {
            yield return new(Shared, $"is {owner}, which is not a cloud here that is enabled. It names the cloud whose databases all use.", Allowed: string.Join(", ", clouds));
        }
    }
}
