namespace CloudBridge.Storage.CloudStorage.Transfer;

/// <summary>The result of a batch of lines.</summary>
internal sealed class ImportBatchResult
{
    public long Stored { get; private set; }

    public long Same { get; private set; }

    public long Kept { get; private set; }

    public List<BadLine> BadLines { get; } = [];

    public void Add(ImportOutcome outcome)
    {
        Stored += outcome == ImportOutcome.Stored ? 1 : 0;
        Same += outcome == ImportOutcome.Same ? 1 : 0;
        Kept += outcome == ImportOutcome.Kept ? 1 : 0;
    }
}
