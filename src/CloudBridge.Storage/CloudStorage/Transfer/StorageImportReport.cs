namespace CloudBridge.Storage;

/// <summary>The result of an import of stored values.</summary>
/// <param name="Stored">Lines that are stored now and were not before.</param>
/// <param name="Same">Lines that said what was there already.</param>
/// <param name="Kept">Lines for keys that had another value, which they keep.</param>
/// <param name="Bad">Lines that could not be read or stored.</param>
/// <param name="BadLines">The first of them, 20 at most.</param>
/// <param name="IsStopped">Whether it ended at a bad line; what stands before it is stored, and nothing behind it.</param>
public sealed record StorageImportReport(
    long Stored,
    long Same,
    long Kept,
    long Bad,
    IReadOnlyList<BadLine> BadLines,
    bool IsStopped);
