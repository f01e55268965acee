using System.Net;
using System.Net.Security;

namespace CloudBridge.Monitors.Pinging.Probes.Tls;

/// <summary>A host as its last full handshake left it.</summary>
/// <param name="EndPoint">The address it was made with; null for a host that was not as it was known, and makes only full ones
/// for a while.</param>
/// <param name="SeenAt">The timestamp of the handshake.</param>
/// <param name="Leaf">The thumbprint of its certificate.</param>
/// <param name="Options">The options of the handshakes that may follow.</param>
internal sealed record KnownTlsHost(EndPoint? EndPoint, long SeenAt, string Leaf, SslClientAuthenticationOptions Options);
