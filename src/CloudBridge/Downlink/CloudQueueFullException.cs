namespace CloudBridge;

/// <summary>Too much waits for a cloud already: try again when some of it has left.</summary>
public sealed class CloudQueueFullException : InvalidOperationException
{
    /// <summary>Initializes the exception with a message.</summary>
    public CloudQueueFullException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception with a message and its cause.</summary>
    public CloudQueueFullException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes the exception with a general sentence.</summary>
    public CloudQueueFullException()
        : base("Too much waits for the cloud.")
    {
    }
}
