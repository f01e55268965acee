namespace CloudBridge.Monitors;

/// <summary>
/// Something about a monitor, an account or a key cannot be done; the message is for whoever asked, and says what to do.
/// </summary>
public sealed class MonitorException : Exception
{
    /// <summary>Creates the exception.</summary>
    public MonitorException(MonitorFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    /// <summary>The kind of trouble.</summary>
    public MonitorFault Fault { get; }
}
