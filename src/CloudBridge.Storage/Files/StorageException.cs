namespace CloudBridge.Storage;

/// <summary>A database cannot be opened, migrated, backed up or restored. The message is for the operator and says what to do.</summary>
public sealed class StorageException : Exception
{
    /// <summary>An exception without a cause.</summary>
    public StorageException()
    {
    }

    /// <summary>An exception with a message for the operator.</summary>
    public StorageException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a message for the operator and what led to it.</summary>
    public StorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
