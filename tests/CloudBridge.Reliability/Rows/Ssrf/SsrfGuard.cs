using System.Net;
using System.Net.Sockets;
using CloudBridge.Monitors.Egress;
using CloudBridge.TestKit.Egress;

namespace CloudBridge.Reliability.Rows.Ssrf;

/// <summary>The real guard with a scripted name server, and what it makes of one address.</summary>
internal sealed class SsrfGuard(IHostResolver hosts, TimeProvider time, params string[] allow)
{
    /// <summary>The policy with every port open that can be, so that the address alone is what refuses.</summary>
    public EgressPolicy Policy { get; } = EgressPolicy.Read(allow, ["80", "443"], allowHighPorts: true);

    public IEgressDialer Dialer => field ??= new EgressDialer(Policy, new EgressOwnEndpoints(time), hosts, time);

    /// <summary>A name server at its worst: whatever name it does not know is on this machine.</summary>
    public static ScriptedHosts WorstHosts() => new() { Otherwise = [IPAddress.Loopback, IPAddress.IPv6Loopback] };

    /// <summary>Goes all the way as a check does; what is not refused is connected to if it is on this machine.</summary>
    /// <returns>Why it was refused; null when it was not.</returns>
    public async Task<EgressRefusal?> TryAsync(string url, CancellationToken cancellationToken)
    {
        try
        {
            var route = await Dialer.ResolveAsync(Dialer.Parse(url), cancellationToken);
            if (route.Addresses.All(IPAddress.IsLoopback))
            {
                using var socket = await Dialer.ConnectAsync(route, cancellationToken);
            }

            return null;
        }
        catch (EgressRefusedException refused)
        {
            return refused.Refusal;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
