namespace CloudBridge.Storage;

/// <summary>A cloud variable as it is stored.</summary>
/// <param name="Name">Its name in UTF-8.</param>
/// <param name="Line">The message that tells its value; null to remove the variable.</param>
public readonly record struct StoredVariable(byte[] Name, byte[]? Line);
