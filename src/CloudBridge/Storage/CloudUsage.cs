namespace CloudBridge.Storage;

/// <summary>The amount that is stored, and that may be.</summary>
/// <param name="Databases">Shared databases; 0 for an asker.</param>
/// <param name="Keys">Keys, those of askers included.</param>
/// <param name="Bytes">UTF-8 bytes of keys and values.</param>
/// <param name="MaxDatabases">The most databases.</param>
/// <param name="MaxKeys">The most keys.</param>
/// <param name="MaxBytes">The most bytes.</param>
public sealed record CloudUsage(long Databases, long Keys, long Bytes, long MaxDatabases, long MaxKeys, long MaxBytes);
