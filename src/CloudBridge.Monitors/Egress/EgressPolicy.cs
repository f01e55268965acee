using System.Net;
using System.Net.Sockets;
using CloudBridge.Monitors.Egress.Addresses;

namespace CloudBridge.Monitors.Egress;

/// <summary>The rules for what may be asked on behalf of users: the public internet, and what the operator adds.</summary>
/// <param name="Allowed">Ranges that may be asked although they are not public.</param>
/// <param name="Ports">Ports that may be asked, save those that never are.</param>
/// <param name="AllowHighPorts">Whether every port from 1024 on may be asked, save those that never are.</param>
public sealed record EgressPolicy(IReadOnlyList<AddressRange> Allowed, IReadOnlyList<int> Ports, bool AllowHighPorts)
{
    /// <summary>The public internet, on ports 80, 443, 3000, 5000, 8080 and 8443.</summary>
    public static EgressPolicy Default { get; } = new([], EgressPorts.Default, AllowHighPorts: false);

    /// <summary>Reads a policy as an operator writes it.</summary>
    /// <param name="allow">See <see cref="AddressRange.TryParse"/>.</param>
    /// <param name="ports">See <see cref="EgressPorts.TryParse"/>; none stands for the default.</param>
    /// <param name="allowHighPorts">See <see cref="AllowHighPorts"/>.</param>
    /// <exception cref="FormatException">One of them cannot be read; the message says which, and why.</exception>
    public static EgressPolicy Read(IEnumerable<string> allow, IEnumerable<string> ports, bool allowHighPorts)
    {
        var ranges = allow
            .Select(text => AddressRange.TryParse(text, out var range, out var fault) ? range : throw new FormatException($"{text} {fault}"))
            .ToArray();
        var numbers = ports
            .Select(text => EgressPorts.TryParse(text, out var port, out var fault) ? port : throw new FormatException($"{text} {fault}"))
            .ToArray();
        return new(ranges, numbers.Length == 0 ? EgressPorts.Default : numbers, allowHighPorts);
    }

    /// <summary>Tells whether a port may be asked.</summary>
    public bool AllowsPort(int port) =>
        port is > 0 and <= ushort.MaxValue && !EgressPorts.IsNever(port) && ((AllowHighPorts && port >= 1024) || Ports.Contains(port));

    /// <summary>
    /// Judges an address. IPv4 mapped to IPv6 is judged as IPv4. An allowed range wins over those that are refused, but
    /// one that leads on to IPv4 allows only those addresses whose IPv4 may be asked too.
    /// </summary>
    public AddressVerdict Judge(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && plain.ScopeId != 0)
        {
            return new(address, EgressRefusal.NotPublic, null);
        }

        if (FindAllowed(plain) is { } allowed)
        {
            return EmbeddedAddress.Of(plain) is { } inner ? JudgeInner(address, allowed, inner) : new(address, null, allowed);
        }

        var denied = DeniedRanges.Find(plain);
        return new(address, denied is null ? null : EgressRefusal.NotPublic, denied);
    }

    private AddressVerdict JudgeInner(IPAddress address, AddressRange allowed, IPAddress inner)
    {
        var verdict = Judge(inner);
        return verdict.IsAllowed ? new(address, null, allowed, inner) : verdict with { Address = address, Inner = inner };
    }

    private AddressRange? FindAllowed(IPAddress address)
    {
        for (var i = 0; i < Allowed.Count; i++)
        {
            if (Allowed[i].Contains(address))
            {
                return Allowed[i];
            }
        }

        return null;
    }
}
