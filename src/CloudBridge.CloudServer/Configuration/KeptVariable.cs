namespace CloudBridge.CloudServer;

/// <summary>A variable as it is kept.</summary>
/// <param name="Name">Its name in UTF-8.</param>
/// <param name="Line">The <c>set</c> line that tells its value; null when there is no such variable any more.</param>
public readonly record struct KeptVariable(byte[] Name, byte[]? Line);
