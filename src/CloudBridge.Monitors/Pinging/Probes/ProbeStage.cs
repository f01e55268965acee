namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>How far a probe has come; decides what a failure means.</summary>
internal enum ProbeStage
{
    Resolving,
    Connecting,
    Securing,
    Asking,
    Reading,
}
