namespace CloudBridge.Storage;

/// <summary>
/// A database cannot be opened, migrated, backed up or restored. The message is for the operator and says what to do.
/// </summary>
public sealed class StorageException : Exception
{
    /// <summary>Initializes the exception.</summary>
    public StorageException()
    {
    }

    /// <summary>Initializes the exception with a message for the operator.</summary>
    public StorageException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes the exception with a message for the operator and what led to it.</summary>
    public StorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
