namespace CloudBridge.Clouds;

/// <summary>The cloud log could not be read: an outage, a limit, or a project that is not shared.</summary>
public sealed class CloudLogException : Exception
{
    /// <summary>Initializes the exception with a sentence for the operator.</summary>
    public CloudLogException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception with a sentence for the operator and its cause.</summary>
    public CloudLogException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes the exception with a general sentence.</summary>
    public CloudLogException()
        : base("The cloud log could not be read.")
    {
    }
}
