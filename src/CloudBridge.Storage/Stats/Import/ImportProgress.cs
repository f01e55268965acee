namespace CloudBridge.Storage;

/// <summary>The progress of an import.</summary>
/// <param name="Rows">Lines that are stored.</param>
/// <param name="BytesRead">Bytes read of the file.</param>
/// <param name="BytesInAll">The size of the file.</param>
/// <param name="Elapsed">The time since it began.</param>
public sealed record ImportProgress(long Rows, long BytesRead, long BytesInAll, TimeSpan Elapsed)
{
    /// <summary>The part that is done, 0 to 1.</summary>
    public double Share => BytesInAll == 0 ? 1 : Math.Min(1, (double)BytesRead / BytesInAll);

    /// <summary>Stored lines per second.</summary>
    public double RowsPerSecond => Rows / Math.Max(Elapsed.TotalSeconds, 0.001);
}
