namespace CloudBridge;

/// <summary>Too much waits for a cloud already: try again when some of it has left.</summary>
public sealed class CloudQueueFullException : InvalidOperationException
{
    /// <summary>Makes the failure with a message.</summary>
    public CloudQueueFullException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the failure with a message and its cause.</summary>
    public CloudQueueFullException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the failure with a general sentence.</summary>
    public CloudQueueFullException()
        : base("Too much waits for the cloud.")
    {
    }
}
