namespace CloudBridge.Clouds;

/// <summary>A cloud answered the opening of a socket with an HTTP status instead.</summary>
public sealed class CloudRefusedException : IOException
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="status">The HTTP status, 100 to 599.</param>
    /// <param name="innerException">The cause; null when there is none.</param>
    public CloudRefusedException(int status, Exception? innerException)
        : base($"The cloud answered with HTTP status {status}.", innerException) => Status = status;

    /// <summary>Initializes the exception with a message.</summary>
    public CloudRefusedException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception with a message and its cause.</summary>
    public CloudRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes the exception with a general sentence.</summary>
    public CloudRefusedException()
        : base("The cloud refused the connection.")
    {
    }

    /// <summary>The HTTP status; 0 when unknown.</summary>
    public int Status { get; }
}
