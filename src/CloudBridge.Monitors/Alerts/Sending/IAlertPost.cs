using CloudBridge.Monitors.Egress.Http;

namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>
/// Posts alerts to where their owners want them; what the other side does wrong is an answer. Safe for threads.
/// </summary>
public interface IAlertPost
{
    /// <summary>Makes one request through the egress guard.</summary>
    ValueTask<EgressResponse> SendAsync(EgressRequest request, CancellationToken cancellationToken);
}
