using System.Net;
using System.Net.Sockets;

namespace CloudBridge.Server.Http.Monitors.Limits;

/// <summary>Where a request came from, as far as one may be told from another.</summary>
internal static class ClientAddress
{
    private const int OwnBytes = 8;

    /// <summary>The address; of IPv6 the first 64 bits alone, since the rest is free for everybody to choose.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address.ToString();
        }

        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString() : Convert.ToHexString(address.GetAddressBytes().AsSpan(0, OwnBytes));
    }
}
