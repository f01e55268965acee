using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Asker;

/// <summary>Players ask while others copy them, the log lags and fails, clocks differ and the bridge reconnects.</summary>
internal sealed class AskerRow : IReliabilityRow
{
    public string Name => "asker";

    public string Claim => "never a wrong name: same value by two users, lag, outage, copied codes";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var found = await new AskerTrials().RunAsync(run.Seed, run.Scale, cancellationToken);
        var result = new RowResult { N = found.Trials };
        result.Check(found.Wrong == 0, $"{found.Wrong} requests were given a wrong name, first in the trial with seed {found.FirstWrongSeed}.");
        result.Check(found.Passed || found.Wrong > 0, $"Only {found.UndisturbedNamed} of {found.Undisturbed} undisturbed players were named.");
        return result.With("requests", found.Requests)
            .With("named", found.Named)
            .With("wrong", found.Wrong)
            .With("unsure", found.Unsure)
            .With("unproven", found.Unproven)
            .With("log_unavailable", found.Unavailable)
            .With("undisturbed", found.Undisturbed)
            .With("undisturbed_named", found.UndisturbedNamed);
    }
}
