namespace CloudBridge.Monitors.Pinging.Probes;

/// <summary>The progress of a probe; decides what a failure means.</summary>
internal enum ProbeStage
{
    Resolving,
    Connecting,
    Securing,
    Asking,
    Reading,
}
