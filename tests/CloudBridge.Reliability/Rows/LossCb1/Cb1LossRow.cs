using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.LossCb1;

/// <summary>Projects that speak CB1 while a third of all values gets lost.</summary>
internal sealed class Cb1LossRow : IReliabilityRow
{
    public string Name => "loss cb1";

    public string Claim => "with 30 % of the values lost on the way up and 30 % on the way down, every answer in CB1 is shown as it was made, and no request runs twice";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var figures = await new Cb1LossRounds().RunAsync(run.Seed, run.Scale, cancellationToken);
        var result = new RowResult { N = figures.Answers };
        result.Check(figures.Unanswered == 0, $"{figures.Unanswered} answers never came.");
        result.Check(figures.Garbled == 0, $"{figures.Garbled} answers were not shown as they were made.");
        result.Check(figures.RunTwice == 0, $"{figures.RunTwice} requests ran more than once.");
        return result.With("values_sent", figures.Sent)
            .With("values_lost", figures.Lost)
            .With("right", figures.Right)
            .With("garbled", figures.Garbled)
            .With("unanswered", figures.Unanswered)
            .With("run_twice", figures.RunTwice)
            .With("median_seconds", Math.Round(figures.MedianTime.TotalSeconds, 2));
    }
}
