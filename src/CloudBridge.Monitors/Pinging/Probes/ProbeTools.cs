using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging.Probes.Http;
using CloudBridge.Monitors.Pinging.Probes.Tls;

namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>The parts that all checks share.</summary>
/// <param name="Dialer">The way out.</param>
/// <param name="Tls">TLS for HTTP/1.1.</param>
/// <param name="Http2Tls">TLS for HTTP/2, where the framework speaks that.</param>
/// <param name="Requests">Writes requests of HTTP/1.1.</param>
/// <param name="Options">How the probe presents itself, and how much it takes.</param>
internal sealed record ProbeTools(IEgressDialer Dialer, ITlsClient Tls, SslStreamClient Http2Tls, HttpRequestWriter Requests, HttpProbeOptions Options);
