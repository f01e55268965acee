namespace CloudBridge.Storage;

/// <summary>The store refuses; nothing has changed. The message is for logs and operators.</summary>
public sealed class CloudStorageException : Exception
{
    /// <summary>An exception that says no more than that the store cannot be used.</summary>
    public CloudStorageException()
    {
    }

    /// <summary>An exception because the store cannot be used.</summary>
    public CloudStorageException(string message)
        : base(message)
    {
    }

    /// <summary>An exception because the store cannot be used, and what led to it.</summary>
    public CloudStorageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>A refusal with its numbers.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="limit">The most that is allowed; 0 where there is no limit.</param>
    /// <param name="actual">What it would have been; 0 where nothing is counted.</param>
    public CloudStorageException(CloudStorageRefusal refusal, long limit = 0, long actual = 0)
        : base(limit == 0 ? $"{refusal}" : $"{refusal}: {actual} of {limit}")
    {
        (Refusal, Limit, Actual) = (refusal, limit, actual);
    }

    /// <summary>Why.</summary>
    public CloudStorageRefusal Refusal { get; } = CloudStorageRefusal.Unavailable;

    /// <summary>The most that is allowed; 0 where there is no limit.</summary>
    public long Limit { get; }

    /// <summary>The count that it would have been; 0 where nothing is counted.</summary>
    public long Actual { get; }
}
