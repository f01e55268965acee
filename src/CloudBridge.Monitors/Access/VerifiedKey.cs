namespace CloudBridge.Monitors.Access;

/// <summary>A key that was found to be right and live.</summary>
/// <param name="Key">What is kept of it.</param>
/// <param name="Account">Whose it is.</param>
public sealed record VerifiedKey(StoredKey Key, Account Account);
