using System.Net.Sockets;

namespace CloudBridge.Monitors.Egress;

/// <summary>The only way out for what is asked on behalf of a user. Safe for threads.</summary>
public interface IEgressDialer
{
    /// <summary>Reads an address and judges its text; nothing is resolved.</summary>
    /// <param name="url">As somebody typed it.</param>
    /// <exception cref="EgressRefusedException">It may not be asked.</exception>
    EgressUrl Parse(string url);

    /// <summary>Resolves the host of an address and judges every address it has; one that is not allowed refuses all.</summary>
    /// <exception cref="EgressRefusedException">It may not be asked.</exception>
    /// <exception cref="HostNotFoundException">The host has no address, or not within 3 s.</exception>
    ValueTask<EgressRoute> ResolveAsync(EgressUrl url, CancellationToken cancellationToken);

    /// <summary>Connects to the first address of a route that answers; each is judged once more.</summary>
    /// <exception cref="EgressRefusedException">It may not be connected to.</exception>
    /// <exception cref="SocketException">None answers.</exception>
    ValueTask<Socket> ConnectAsync(EgressRoute route, CancellationToken cancellationToken);
}
