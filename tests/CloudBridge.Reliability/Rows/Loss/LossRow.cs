using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Loss;

/// <summary>Projects that never see a fifth of what is written for them.</summary>
internal sealed class LossRow : IReliabilityRow
{
    public string Name => "loss";

    public string Claim => "with 20 % of downlink values never seen by projects that ask for what they lack, before the last part or after it, no answer is cut short and every one completes";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var (_, whileEmpty, afterLast, never) = await new LossRounds().RunAsync(run.Seed, run.Scale, cancellationToken);
        var result = new RowResult { N = whileEmpty.Answers + afterLast.Answers };
        Note(result, "asks_while_a_slot_is_empty", whileEmpty, mustHold: true);
        Note(result, "asks_after_the_last_part", afterLast, mustHold: true);
        Note(result, "never_asks", never, mustHold: false);
        return result;
    }

    private static void Note(RowResult result, string who, LossFigures figures, bool mustHold)
    {
        if (mustHold)
        {
            result.Check(figures.Unanswered == 0, $"{who}: {figures.Unanswered} answers never completed.");
            result.Check(figures.Truncated == 0, $"{who}: {figures.Truncated} answers were shown cut short.");
        }

        result.With($"{who}_values_lost", figures.Lost)
            .With($"{who}_complete_at_first", figures.AtFirst)
            .With($"{who}_complete_after_parts_were_sent_again", figures.Refilled)
            .With($"{who}_complete_after_a_repeat", figures.Repeated)
            .With($"{who}_cut_short", figures.Truncated)
            .With($"{who}_cut_short_in_plain_order", figures.TruncatedBefore)
            .With($"{who}_values_needed", figures.Needed)
            .With($"{who}_values_sent", figures.Values)
            .With($"{who}_of_these_unasked", figures.Unasked)
            .With($"{who}_median_seconds_of_long_answers", figures.MedianTime.TotalSeconds);
    }
}
