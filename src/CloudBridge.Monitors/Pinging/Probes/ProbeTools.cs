using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging.Probes.Http;
using CloudBridge.Monitors.Pinging.Probes.Tls;

namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>The parts that all checks share.</summary>
/// <param name="Dialer">The way out.</param>
/// <param name="Tls">The TLS client.</param>
/// <param name="Requests">Writes requests of HTTP/1.1.</param>
/// <param name="Options">How the probe presents itself, and how much it takes.</param>
internal sealed record ProbeTools(IEgressDialer Dialer, TlsClient Tls, HttpRequestWriter Requests, HttpProbeOptions Options);
