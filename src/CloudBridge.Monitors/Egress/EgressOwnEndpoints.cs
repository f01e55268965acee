using System.Net;
using System.Net.NetworkInformation;

namespace CloudBridge.Monitors.Egress;

/// <summary>
/// The endpoints that this server listens on, and the addresses of this machine. The host says the former once it knows. Safe for
/// threads.
/// </summary>
public sealed class EgressOwnEndpoints
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private readonly TimeProvider _time;
    private readonly Func<IReadOnlyCollection<IPAddress>> _ofMachine;
    private volatile IReadOnlyList<IPEndPoint> _listening = [];
    private volatile MachineAddresses _machine;

    /// <summary>Knows the addresses of the machine and looks once a minute whether they changed.</summary>
    public EgressOwnEndpoints(TimeProvider time)
        : this(time, OfInterfaces)
    {
    }

    internal EgressOwnEndpoints(TimeProvider time, Func<IReadOnlyCollection<IPAddress>> ofMachine)
    {
        _time = time;
        _ofMachine = ofMachine;
        _machine = Take();
    }

    /// <summary>Says what this server listens on, in place of what was said before.</summary>
    public void Set(IEnumerable<IPEndPoint> listening) => _listening = [.. listening];

    /// <summary>Tells whether this server itself would answer there: one of its ports, on an address of this machine.</summary>
    internal bool IsListening(IPAddress address, int port)
    {
        foreach (var endpoint in _listening)
        {
            if (endpoint.Port == port && (IsHere(Plain(address)) || Plain(endpoint.Address).Equals(Plain(address))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether an address is one of this machine.</summary>
    internal bool IsOfMachine(IPAddress address) => Machine().Addresses.Contains(Plain(address));

    private bool IsHere(IPAddress address) =>
        IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || IsOfMachine(address);

    private MachineAddresses Machine()
    {
        var machine = _machine;
        if (_time.GetElapsedTime(machine.TakenAt) > Lifetime)
        {
            _machine = machine = Take();
        }

        return machine;
    }

    private MachineAddresses Take() => new([.. _ofMachine().Select(Plain)], _time.GetTimestamp());

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPAddress[] OfInterfaces()
    {
        try
        {
            var addresses = NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses);
            return [.. addresses.Select(unicast => unicast.Address)];
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }

    private sealed record MachineAddresses(HashSet<IPAddress> Addresses, long TakenAt);
}
