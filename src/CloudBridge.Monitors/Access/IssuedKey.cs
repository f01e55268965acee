namespace CloudBridge.Monitors.Access;

/// <summary>A key that has just been made.</summary>
/// <param name="Key">The key, which is shown now and never again.</param>
/// <param name="Stored">What is kept of it.</param>
public sealed record IssuedKey(AccessKey Key, StoredKey Stored);
