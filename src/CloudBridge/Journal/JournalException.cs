namespace CloudBridge.Journal;

/// <summary>
/// The journal cannot record or read: nothing is known to be durable. The message says why; later calls may succeed.
/// </summary>
public sealed class JournalException : Exception
{
    /// <summary>Initializes the exception without a cause.</summary>
    public JournalException()
    {
    }

    /// <summary>Initializes the exception with a message for the operator.</summary>
    public JournalException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception with a message for the operator and what led to it.</summary>
    public JournalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>True when the journal works, but holds as much as it may of what it must not forget.</summary>
    public bool IsFull { get; init; }
}
