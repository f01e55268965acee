using CloudBridge.Diagnostics;
using CloudBridge.Identity;

namespace CloudBridge.Reliability.Rows.Asker;

/// <summary>
/// Never a wrong name: players ask while others copy them, the log lags and fails, clocks differ, the bridge
/// reconnects and parts are mixed. Virtual time; every trial has a seed of its own, made from the row's.
/// </summary>
internal sealed class AskerTrials
{
    private const int FullScale = 100_000;

    /// <summary>Plays the trials.</summary>
    /// <param name="seed">The same seed gives the same result.</param>
    /// <param name="scale">1 for 100,000 trials.</param>
    /// <param name="cancellationToken">Stops between two trials.</param>
    public Task<AskerResult> RunAsync(int seed, double scale, CancellationToken cancellationToken) =>
        Task.Run(() => Run(seed, Math.Max(1, (int)(FullScale * scale)), cancellationToken), cancellationToken);

    private static AskerResult Run(int seed, int trials, CancellationToken cancellationToken)
    {
        using var metrics = new BridgeMetrics();
        var result = new AskerResult(trials, 0, 0, 0, 0, 0, 0, 0, 0, null);
        for (var number = 0; number < trials; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var trialSeed = unchecked((seed * 1_000_003) + number);
            var trial = new AskerTrial(trialSeed, withCode: number % 4 == 3, metrics);
            foreach (var outcome in trial.Run())
            {
                result = Count(result, outcome, trial, trialSeed);
            }
        }

        return result;
    }

    private static AskerResult Count(AskerResult result, AskerOutcome outcome, AskerTrial trial, int trialSeed)
    {
        var named = outcome.Verdict == AskerVerdict.Named ? 1 : 0;
        var undisturbed = trial.IsDisturbed || !outcome.IsAskers ? 0 : 1;
        return result with
        {
            Requests = result.Requests + 1,
            Named = result.Named + named,
            Unsure = result.Unsure + (outcome.Verdict == AskerVerdict.Unsure ? 1 : 0),
            Unproven = result.Unproven + (outcome.Verdict == AskerVerdict.Unproven ? 1 : 0),
            Unavailable = result.Unavailable + (outcome.Verdict == AskerVerdict.Unavailable ? 1 : 0),
            Wrong = result.Wrong + (outcome.IsWrong ? 1 : 0),
            Undisturbed = result.Undisturbed + undisturbed,
            UndisturbedNamed = result.UndisturbedNamed + (undisturbed * named),
            FirstWrongSeed = result.FirstWrongSeed ?? (outcome.IsWrong ? trialSeed : null),
        };
    }
}
