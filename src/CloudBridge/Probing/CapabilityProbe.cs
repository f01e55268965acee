using CloudBridge.Clouds;
using CloudBridge.Connections;
using CloudBridge.Connections.Lifecycle;

namespace CloudBridge.Probing;

/// <summary>Probes with the sockets, accounts and handshake limit of the bridge.</summary>
internal sealed class CapabilityProbe(
    IWebSocketConnectionFactory sockets,
    ICloudAccounts accounts,
    HandshakeLimiter limiter,
    TimeProvider time) : ICapabilityProbe
{
    public async Task<CapabilityReport> RunAsync(
        string name,
        CloudOptions cloud,
        string project,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentException.ThrowIfNullOrEmpty(project);
        var account = accounts.Find(name, cloud);
        var target = CapabilityTarget.Of(name, cloud, project);
        var connector = new ProbeConnector(target, account, sockets, limiter, time);
        var facts = await new CapabilityRun(target, connector, account?.Log, time).RunAsync(cancellationToken).ConfigureAwait(false);
        return new ProbeVerdicts(target, facts).Report();
    }
}
