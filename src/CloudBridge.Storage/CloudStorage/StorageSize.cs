namespace CloudBridge.Storage.CloudStorage;

/// <summary>The size of what is stored, or would be more.</summary>
/// <param name="Keys">Keys.</param>
/// <param name="Bytes">UTF-8 bytes of keys and values.</param>
internal readonly record struct StorageSize(long Keys, long Bytes)
{
    /// <summary>Bytes that a key takes on the disk beside itself, about.</summary>
    public const long KeyCost = 100;

    /// <summary>Bytes that an empty database takes with its name and that of its project, about.</summary>
    public const long DatabaseCost = 2_000;

    /// <summary>Bytes on the disk, about.</summary>
    public long Cost => Bytes + (KeyCost * Keys);
}
