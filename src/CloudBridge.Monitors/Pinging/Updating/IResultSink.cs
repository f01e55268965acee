namespace CloudBridge.Monitors.Pinging.Updating;

/// <summary>Takes what checks lead to, to store it. Never waits.</summary>
internal interface IResultSink
{
    /// <summary>A check is over.</summary>
    void Checked(CheckResult result);

    /// <summary>A state has changed.</summary>
    void Changed(Transition transition);

    /// <summary>A certificate ends soon; stored once only.</summary>
    void Warned(Transition transition);

    /// <summary>A monitor is down for another reason than before.</summary>
    void Explained(long monitorId, DateTimeOffset downSince, string reason);

    /// <summary>A target does not know HEAD.</summary>
    void HeadFailed(long monitorId);

    /// <summary>A target has another certificate than before.</summary>
    void CertificateFound(long monitorId, DateTimeOffset endsAt);
}
