namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>Hands everything to its writer.</summary>
internal sealed class StoreSink(HistoryWriter history, TransitionWriter transitions, FactWriter facts) : IResultSink
{
    public void Checked(CheckResult result) => history.Add(result);

    public void Changed(Transition transition) => transitions.Add(transition);

    public void Warned(Transition transition) => transitions.AddOnce(transition);

    public void Explained(long monitorId, DateTimeOffset downSince, string reason) =>
        facts.Add(new(monitorId, (store, cancellationToken) => store.SetDownReasonAsync(monitorId, downSince, reason, cancellationToken)));

    public void HeadFailed(long monitorId) =>
        facts.Add(new(monitorId, (store, cancellationToken) => store.SetHeadFailsAsync(monitorId, cancellationToken)));

    public void CertificateFound(long monitorId, DateTimeOffset endsAt) =>
        facts.Add(new(monitorId, (store, cancellationToken) => store.SetCertificateAsync(monitorId, endsAt, cancellationToken)));
}
