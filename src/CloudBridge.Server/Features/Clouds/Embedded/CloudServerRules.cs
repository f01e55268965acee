using System.Globalization;
using CloudBridge.CloudServer;
using CloudBridge.Server.Configuration;
using CloudBridge.Server.Configuration.Settings;

namespace CloudBridge.Server.Features.Clouds.Embedded;

/// <summary>What must be right between the settings of the embedded cloud server.</summary>
internal static class CloudServerRules
{
    private const string KeepRooms = $"{SettingTree.CloudServer}:{nameof(EmbeddedCloudOptions.KeepRooms)}";
    private const string KeptBytes = $"{SettingTree.CloudServer}:{nameof(EmbeddedCloudOptions.KeptBytes)}";
    private const string AllowText = $"{SettingTree.CloudServer}:{nameof(CloudServerOptions.AllowText)}";
    private const string AuditFor = $"{SettingTree.CloudServer}:{nameof(CloudServerOptions.AuditFor)}";

    public static IEnumerable<ConfigurationFault> Faults(ServerOptions options)
    {
        if (!options.RunsCloudServer)
        {
            yield break;
        }

        var isScratch = options.CloudServer.Profile == CloudServerProfile.Scratch;
        if (isScratch && options.EmbeddedCloud.KeepRooms)
        {
            yield return new(KeepRooms, "is true, but a cloud server that plays Scratch begins anew with each start.", Example: $"{KeepRooms}=false");
        }

        if (isScratch && options.CloudServer.AllowText)
        {
            yield return new(AllowText, "is true, but a cloud server that plays Scratch takes numbers only.", Example: $"{AllowText}=false");
        }

        if (options.EmbeddedCloud.KeepRooms && options.EmbeddedCloud.KeptBytes < options.CloudServer.MaxBytes)
        {
            var most = options.CloudServer.MaxBytes.ToString(CultureInfo.InvariantCulture);
            yield return new(
                KeptBytes,
                $"is less than the {most} bytes of CloudServer:MaxBytes, so not even what is in memory would have its place.",
                Example: $"{KeptBytes}={most}");
        }

        if (options.CloudServer.AuditFor > TimeSpan.Zero && !options.Monitors.Enabled)
        {
            yield return new(
                AuditFor,
                "is set, but nobody could read it: it takes the key of an operator, and without Monitors:Enabled there are no keys.",
                Example: "Monitors:Enabled=true");
        }
    }
}
