using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Disk;

/// <summary>The disk of the store is full, or read-only, and well again.</summary>
internal sealed class DiskRow : IReliabilityRow
{
    private const int FullRounds = 50;

    public string Name => "disk";

    public string Claim => "on a full or read-only disk writes are refused in plain words, reads go on, nothing acknowledged is lost, and it recovers by itself";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        await using var disk = await MountedDisk.TryMakeAsync() ?? (ISickDisk)new LimitedDisk();
        var result = new RowResult().With("disk", disk.Kind);
        await new DiskRounds(disk, result, run.Time).RunAsync(run.Count(FullRounds, least: 2), cancellationToken);
        return result;
    }
}
