using CloudBridge.Monitors.Egress;
using CloudBridge.Monitors.Pinging.Probes.Http;
using CloudBridge.Monitors.Pinging.Probes.Tls;

namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>What all checks share.</summary>
internal sealed record ProbeTools(IEgressDialer Dialer, ITlsClient Tls, RequestWriter Requests, HttpProbeOptions Options);
