namespace CloudBridge.Reliability.Running;

/// <summary>Shows what rows find.</summary>
internal interface IRowPrinter
{
    void Begin(IReliabilityRow row, RowRun run);

    void End(IReliabilityRow row, RowRun run, RowResult result, TimeSpan elapsed);
}
