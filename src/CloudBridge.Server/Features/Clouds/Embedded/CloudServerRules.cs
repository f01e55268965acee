using System.Globalization;
using CloudBridge.CloudServer;
using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Features.Clouds.Embedded;

/// <summary>The rules about the embedded cloud server.</summary>
internal static class CloudServerRules
{
    private const string KeepRooms = $"{EmbeddedCloudOptions.Section}:{nameof(EmbeddedCloudOptions.KeepRooms)}";
    private const string KeptBytes = $"{EmbeddedCloudOptions.Section}:{nameof(EmbeddedCloudOptions.KeptBytes)}";
    private const string AllowText = $"{EmbeddedCloudOptions.Section}:{nameof(CloudServerOptions.AllowText)}";
    private const string Origins = $"{EmbeddedCloudOptions.Section}:{nameof(CloudServerOptions.AllowedOrigins)}";

    public static IEnumerable<ConfigurationFault> Faults(ServerConfiguration configuration)
    {
        var (embedded, server) = (configuration.Get<EmbeddedCloudOptions>(EmbeddedCloudOptions.Section), configuration.CloudServer());
        return embedded.Enabled ? Together(embedded, server).Concat(OfOrigins(server)) : OfOrigins(server);
    }

    private static IEnumerable<ConfigurationFault> Together(EmbeddedCloudOptions embedded, CloudServerOptions server)
    {
        var isScratch = server.Profile == CloudServerProfile.Scratch;
        if (isScratch && embedded.KeepRooms)
        {
            yield return new(KeepRooms, "is true, but a cloud server that plays Scratch begins anew with each start.", Example: $"{KeepRooms}=false");
        }

        if (isScratch && server.AllowText)
        {
            yield return new(AllowText, "is true, but a cloud server that plays Scratch takes numbers only.", Example: $"{AllowText}=false");
        }

        if (embedded.KeepRooms && embedded.KeptBytes < server.MaxBytes)
        {
            var most = server.MaxBytes.ToString(CultureInfo.InvariantCulture);
            yield return new(
                KeptBytes,
                $"is less than the {most} bytes of CloudServer:MaxBytes, so not even what is in memory would have its place.",
                Example: $"{KeptBytes}={most}");
        }
    }

    private static IEnumerable<ConfigurationFault> OfOrigins(CloudServerOptions server)
    {
        for (var i = 0; i < server.AllowedOrigins.Count; i++)
        {
            if (!IsOrigin(server.AllowedOrigins[i]))
            {
                yield return new(
                    string.Create(CultureInfo.InvariantCulture, $"{Origins}:{i}"),
                    $"is {server.AllowedOrigins[i]}, which is no origin.",
                    Allowed: "scheme and host as browsers send them, without a path, or null for pages from files",
                    Example: $"{Origins}=https://turbowarp.org");
            }
        }
    }

    private static bool IsOrigin(string text) =>
        text == "null"
        || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase));
}
