using System.Buffers.Text;
using System.Security.Cryptography;
using CloudBridge.Hosting;
using CloudBridge.Monitors;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Http;
using CloudBridge.Server.Features.Monitors.Http.Input;
using CloudBridge.Server.Http.Problems;

namespace CloudBridge.Server.Features.Monitors.Http;

/// <summary>Reads where alerts shall go, and checks that they may.</summary>
internal static class AlertTarget
{
    private const int SecretBytes = 32;
    private const int LongestTarget = 2_000;

    private static readonly string[] Kinds = [.. Enum.GetNames<AlertKind>().Select(name => name.ToLowerInvariant())];

    /// <returns>The kind, the target as it is stored, and a new secret for webhooks.</returns>
    /// <exception cref="ApiException">400: a value cannot be used.</exception>
    /// <exception cref="EgressRefusedException">The address may not be asked.</exception>
    public static (AlertKind Kind, string Target, string Secret) Read(AlertBody body, IEgressDialer dialer, ICloudBridgeStatus bridge)
    {
        var index = Array.IndexOf(Kinds, body.Kind?.ToLowerInvariant());
        if (index < 0)
        {
            throw ApiException.BadValue($"kind must be one of {string.Join(", ", Kinds)}.");
        }

        if (string.IsNullOrWhiteSpace(body.Target) || body.Target.Length > LongestTarget)
        {
            throw ApiException.BadValue(
                $"target must say where to: an address, or for the cloud its name, a slash and the project; {LongestTarget} characters at most.");
        }

        var kind = (AlertKind)index;
        return kind == AlertKind.Cloud
            ? (kind, ProjectOf(body.Target.Trim(), bridge), "")
            : (kind, AddressOf(body.Target.Trim(), dialer), kind == AlertKind.Webhook ? NewSecret() : "");
    }

    private static string AddressOf(string target, IEgressDialer dialer)
    {
        var url = dialer.Parse(target);
        return EgressHttpClient.CanAsk(url)
            ? url.Text
            : throw ApiException.BadValue("target must be at a host whose name has only letters, digits, hyphens and underscores.");
    }

    private static string ProjectOf(string target, ICloudBridgeStatus bridge) =>
        bridge.Projects.Where(project => !project.IsByPattern)
            .Select(project => $"{project.Cloud}/{project.Project}")
            .FirstOrDefault(known => known.Equals(target, StringComparison.OrdinalIgnoreCase))
        ?? throw ApiException.BadValue("This server is in no such project; target is the name of one of its clouds, a slash, and the project.");

    private static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
}
