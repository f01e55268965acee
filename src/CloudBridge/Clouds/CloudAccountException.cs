namespace CloudBridge.Clouds;

/// <summary>The account of a cloud cannot be used: the message tells the operator why and what to do.</summary>
public sealed class CloudAccountException : Exception
{
    /// <summary>Initializes the exception.</summary>
    /// <param name="message">A sentence for the operator, free of secrets.</param>
    /// <param name="needsOperator">
    /// True when trying again changes nothing until somebody acts: a wrong password, a banned account.
    /// </param>
    /// <param name="innerException">The cause.</param>
    public CloudAccountException(string message, bool needsOperator, Exception? innerException = null)
        : base(message, innerException) => NeedsOperator = needsOperator;

    /// <summary>Initializes the exception with a sentence for the operator.</summary>
    public CloudAccountException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception with a sentence for the operator and its cause.</summary>
    public CloudAccountException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Initializes the exception with a general sentence.</summary>
    public CloudAccountException()
        : base("The account of the cloud cannot be used.")
    {
    }

    /// <summary>True when trying again changes nothing until somebody acts.</summary>
    public bool NeedsOperator { get; }
}
