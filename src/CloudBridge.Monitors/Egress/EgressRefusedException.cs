namespace CloudBridge.Monitors.Egress;

/// <summary>The egress guard refuses an address; the message says why in a sentence that may reach whoever gave it.</summary>
public sealed class EgressRefusedException(EgressRefusal refusal, string message) : Exception(message)
{
    /// <summary>The reason.</summary>
    public EgressRefusal Refusal { get; } = refusal;
}
