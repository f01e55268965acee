using CloudBridge.Monitors.Egress.Http;

namespace CloudBridge.Monitors.Alerts.Sending;

/// <summary>Posts alerts by the guarded client.</summary>
internal sealed class EgressAlertPost(EgressHttpClient http) : IAlertPost
{
    public ValueTask<EgressResponse> SendAsync(
        EgressRequest request,
        CancellationToken cancellationToken) =>
        http.SendAsync(request, cancellationToken);
}
