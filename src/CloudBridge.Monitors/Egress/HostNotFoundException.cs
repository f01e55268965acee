namespace CloudBridge.Monitors.Egress;

/// <summary>A host name has no address, or cannot be resolved now.</summary>
public sealed class HostNotFoundException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>True when the name is known to have no address; false when nobody can tell now.</summary>
    public bool IsCertain { get; init; }
}
