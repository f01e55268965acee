using System.Net;
using System.Net.Sockets;
using CloudBridge.CloudServer.Runtime;

namespace CloudBridge.CloudServer.Limits;

/// <summary>
/// The share of each address in the places of a server. This machine itself has no limit, as a proxy that nobody named may
/// stand for all players there, and a trusted proxy has none, as those count that it speaks for. Safe for threads.
/// </summary>
internal sealed class AddressLimits(CloudServerOptions options, ServerClock clock)
{
    /// <summary>Addresses without a connection that are remembered for the rooms that they made.</summary>
    public const int MaxAway = 10_000;

    private const int NetworkBytes = 8;
    private readonly Dictionary<IPAddress, AddressShare> _shares = [];
    private readonly Lock _gate = new();
    private int _away;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _shares.Count;
            }
        }
    }

    /// <summary>True when a connection from the address comes from this machine itself.</summary>
    public static bool IsThisMachine(IPAddress address) => IPAddress.IsLoopback(Plain(address));

    /// <summary>False for addresses that stand for others.</summary>
    public bool IsLimited(IPAddress? address) =>
        address is not null && !IsThisMachine(address) && options.Proxies?.KnownIPNetworks.Any(proxy => proxy.Contains(Plain(address))) is not true;

    /// <summary>Takes a place for a connection; null when the address has all of its own.</summary>
    public AddressShare? TryEnter(IPAddress address)
    {
        var key = KeyOf(address);
        lock (_gate)
        {
            if (!_shares.TryGetValue(key, out var share))
            {
                share = new AddressShare(key, options.NewRoomsPerAddress);
                _shares.Add(key, share);
            }
            else if (share.Clients == 0)
            {
                _away--;
            }

            if (share.Clients >= options.ClientsPerAddress)
            {
                return null;
            }

            share.Clients++;
            return share;
        }
    }

    /// <summary>Gives the place back.</summary>
    public void Leave(AddressShare share)
    {
        lock (_gate)
        {
            share.Clients--;
            if (share.Clients > 0)
            {
                return;
            }

            if (share.IsBlank(clock.Now) || _away == MaxAway)
            {
                _shares.Remove(share.Address);
                return;
            }

            _away++;
        }
    }

    /// <summary>Forgets the addresses that are away and have a full allowance again.</summary>
    public void Sweep()
    {
        lock (_gate)
        {
            if (_away == 0)
            {
                return;
            }

            foreach (var share in _shares.Values.Where(share => share.IsBlank(clock.Now)).ToList())
            {
                _shares.Remove(share.Address);
                _away--;
            }
        }
    }

    /// <summary>The address of IPv4, the network of 64 bits of IPv6, as whoever has one address of it has them all.</summary>
    private static IPAddress KeyOf(IPAddress address)
    {
        var plain = Plain(address);
        if (plain.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return plain;
        }

        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
