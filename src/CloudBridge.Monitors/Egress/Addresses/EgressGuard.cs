using System.Net;

namespace CloudBridge.Monitors.Egress.Addresses;

/// <summary>Judges where a connection would lead: by the policy, and by what this server itself listens on.</summary>
internal sealed class EgressGuard(EgressPolicy policy, EgressOwnEndpoints own)
{
    public EgressPolicy Policy { get; } = policy;

    /// <summary>Judges an address and port; nothing allows a port of this server.</summary>
    public AddressVerdict Judge(IPAddress address, int port)
    {
        if (own.IsListening(address, port))
        {
            return new(address, EgressRefusal.OurOwn, null);
        }

        var verdict = Policy.Judge(address);
        return verdict is { IsAllowed: true, Range: null } && own.IsOfMachine(address) ? new(address, EgressRefusal.OurOwn, null) : verdict;
    }

    /// <summary>Lets nothing through that may not be connected to.</summary>
    /// <exception cref="EgressRefusedException">It may not.</exception>
    public void Demand(IPAddress address, int port)
    {
        if (Judge(address, port).Refusal is { } refusal)
        {
            throw Refusals.Of(refusal);
        }
    }
}
