using System.Net;

namespace CloudBridge.Monitors.Egress.Addresses;

/// <summary>The guard's judgement of one address.</summary>
/// <param name="Address">The address.</param>
/// <param name="Refusal">Why it may not be connected to; null when it may.</param>
/// <param name="Range">The range that decided; null for a public address, for one of this server, and for one with a
/// zone.</param>
/// <param name="Inner">The IPv4 address that it leads to by way of a translator or tunnel, where that decided; otherwise
/// null.</param>
public readonly record struct AddressVerdict(
    IPAddress Address,
    EgressRefusal? Refusal,
    AddressRange? Range,
    IPAddress? Inner = null)
{
    /// <summary>True when it may be connected to.</summary>
    public bool IsAllowed => Refusal is null;
}
