namespace CloudBridge.Storage.CloudStorage;

/// <summary>Something the writer does within a commit it may share with others.</summary>
internal abstract class StorageWork
{
    /// <summary>Does it; not durable yet. A refusal belongs to its caller alone.</summary>
    public abstract void Run(StorageSession session);

    /// <summary>It is durable, or was refused.</summary>
    public abstract void Done();

    /// <summary>It was undone.</summary>
    public abstract void Failed(CloudStorageException error);
}
