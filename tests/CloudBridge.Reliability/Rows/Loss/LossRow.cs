using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Loss;

/// <summary>Projects that never see a fifth of what is written for them.</summary>
internal sealed class LossRow : IReliabilityRow
{
    public string Name => "loss";

    public string Claim => "with 20 % of downlink values never seen by the project, every answer completes through re-requests or a repeat";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var (_, sprite, gapsOnly) = await new LossRounds().RunAsync(run.Seed, run.Scale, cancellationToken);
        var result = new RowResult { N = sprite.Answers };
        result.Check(sprite.Unanswered == 0, $"{sprite.Unanswered} answers never completed.");
        result.Check(sprite.Truncated == 0, $"{sprite.Truncated} answers were shown cut short.");
        result.Check(sprite.AllRight, "Not every answer was shown as it was sent.");
        return result.With("values_lost", sprite.Lost)
            .With("complete_at_first", sprite.AtFirst)
            .With("complete_after_rerequest", sprite.Refilled)
            .With("complete_after_repeat", sprite.Repeated)
            .With("cut_short", sprite.Truncated)
            .With("cut_short_in_plain_order", sprite.TruncatedBefore)
            .With("values_needed", sprite.Needed)
            .With("values_sent", sprite.Values)
            .With("values_sent_unasked", sprite.Unasked)
            .With("cut_short_where_the_project_asks_only_for_gaps", gapsOnly.Truncated)
            .With("the_same_in_plain_order", gapsOnly.TruncatedBefore);
    }
}
