namespace CloudBridge.Reliability.Running;

/// <summary>Shows what rows find.</summary>
internal interface IRowPrinter
{
    void Print(IReliabilityRow row, RowRun run, RowResult result, TimeSpan elapsed);
}
