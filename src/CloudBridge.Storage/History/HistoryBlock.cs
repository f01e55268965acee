using CloudBridge.Monitors;

namespace CloudBridge.Storage.History;

/// <summary>The buckets of a monitor in an hour or a day, as they are stored.</summary>
/// <param name="Block">Which hour or day since 1970.</param>
/// <param name="Monitor">Whose.</param>
/// <param name="Buckets">As <see cref="BucketCodec"/> writes them.</param>
internal sealed record HistoryBlock(long Block, long Monitor, byte[] Buckets)
{
    /// <summary>Puts buckets of one hour or day into a block.</summary>
    public static HistoryBlock Of(BlockTable table, long block, long monitor, IEnumerable<HistoryBucket> buckets) =>
        new(block, monitor, BucketCodec.Encode(table, block, buckets));

    /// <summary>The buckets; none when they are damaged, so that the rest of the history stays of use.</summary>
    public IReadOnlyList<HistoryBucket> Read(BlockTable table)
    {
        try
        {
            return BucketCodec.Decode(table, Block, Buckets);
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
