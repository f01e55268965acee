namespace CloudBridge.Storage.CloudStorage;

/// <summary>How much is stored, or would be more.</summary>
/// <param name="Keys">Keys.</param>
/// <param name="Bytes">UTF-8 bytes of keys and values.</param>
internal readonly record struct StorageSize(long Keys, long Bytes);
