namespace CloudBridge.Storage.Lines;

/// <summary>Lines that have been read, and how far into the file they reach.</summary>
internal sealed record ImportBatch<T>(List<T> Rows, long BytesRead);
