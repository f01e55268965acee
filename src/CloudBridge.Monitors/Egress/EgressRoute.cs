using System.Net;

namespace CloudBridge.Monitors.Egress;

/// <summary>The way to an address: only these endpoints may be connected to, and only now.</summary>
/// <param name="Url">The address.</param>
/// <param name="Addresses">All addresses of its host, each of them allowed; at least one.</param>
public sealed record EgressRoute(EgressUrl Url, IReadOnlyList<IPAddress> Addresses);
