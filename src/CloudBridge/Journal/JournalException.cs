namespace CloudBridge;

/// <summary>The journal cannot record or read: nothing is known to be durable. The message says why; later calls may succeed.</summary>
public sealed class JournalException : Exception
{
    /// <summary>An exception without a cause.</summary>
    public JournalException()
    {
    }

    /// <summary>An exception with a message for the operator.</summary>
    public JournalException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message for the operator and what led to it.</summary>
    public JournalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the journal works, but holds as much as it may of what it must not forget.</summary>
    public bool IsFull { get; init; }
}
