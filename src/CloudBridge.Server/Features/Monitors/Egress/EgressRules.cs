using System.Globalization;
using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Egress.Addresses;
using CloudBridge.Server.Configuration;

namespace CloudBridge.Server.Features.Monitors.Egress;

/// <summary>The rules about the ranges and ports that may be asked.</summary>
internal static class EgressRules
{
    private const string Allow = $"{EgressOptions.Section}:{nameof(EgressOptions.Allow)}";
    private const string Ports = $"{EgressOptions.Section}:{nameof(EgressOptions.Ports)}";

    public static IEnumerable<ConfigurationFault> Faults(EgressOptions options)
    {
        for (var i = 0; i < options.Allow.Count; i++)
        {
            if (!AddressRange.TryParse(options.Allow[i], out _, out var fault))
            {
                yield return new(
                    Key(Allow, i),
                    $"is {options.Allow[i]}, which {fault}",
                    Allowed: "a range such as 10.0.0.0/8 or fd00::/8, or a single address",
                    Example: $"{Allow}=127.0.0.0/8");
            }
        }

        for (var i = 0; i < options.Ports.Count; i++)
        {
            if (!EgressPorts.TryParse(options.Ports[i], out _, out var fault))
            {
                yield return new(Key(Ports, i), $"is {options.Ports[i]}, which {fault}", Allowed: "a port from 1 to 65535", Example: $"{Ports}=80,443");
            }
        }
    }

    private static string Key(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}:{index}");
}
