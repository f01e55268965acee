using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Storage;

/// <summary>A process writes into a journal, says what is durable and is killed.</summary>
internal sealed class StorageRow : IReliabilityRow
{
    public string Name => "storage";

    public string Claim => "acknowledged journal rows survive kill -9 at random moments";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var found = await new StorageKills().RunAsync(run.Seed, run.Scale, cancellationToken);
        var result = new RowResult { N = found.Acknowledged };
        result.Check(found.Lost == 0, $"{found.Lost} acknowledged rows were lost or changed.");
        result.Check(found.IsWhole, "The integrity check of the database failed.");
        result.Check(found.Acknowledged > 0, "Nothing was acknowledged.");
        return result.With("kills", found.Kills)
            .With("kills_at_start", found.KillsAtStart)
            .With("acknowledged_requests", found.Acknowledged)
            .With("acknowledged_answers", found.Answered)
            .With("rows_present", found.Present)
            .With("lost", found.Lost);
    }
}
