using CloudBridge.Monitors.Access;

namespace CloudBridge.Reliability.Rows.Keys;

/// <summary>Compares how long a key with an unknown id takes with how long a wrong secret under a known one does, in turns, in one process.</summary>
internal sealed class TimingTrial(KeyService keys, IReadOnlyList<string> live, Random random, TimeProvider time)
{
    private const int Rounds = 1_000;
    private readonly KeyGuesses _guesses = new(live, live, random);

    /// <summary>Takes so many times of each kind.</summary>
    public async Task<TimingFigures> RunAsync(int count, CancellationToken cancellationToken)
    {
        var unknown = new double[count];
        var wrong = new double[count];
        for (var start = -Rounds; start < count; start += Rounds)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await RoundAsync(unknown, wrong, start);
        }

        return TimingFigures.Of(unknown, wrong);
    }

    /// <summary>The keys are made before, so that making them is not measured. The first round warms up.</summary>
    private async Task RoundAsync(double[] unknown, double[] wrong, int start)
    {
        var of = Enumerable.Range(0, Rounds).Select(_ => (Unknown: _guesses.Next(0), Wrong: _guesses.Next(1))).ToArray();
        for (var i = 0; i < Rounds && start + i < unknown.Length; i++)
        {
            var isFirst = random.Next(2) == 0;
            var one = await TimeAsync(isFirst ? of[i].Unknown : of[i].Wrong);
            var other = await TimeAsync(isFirst ? of[i].Wrong : of[i].Unknown);
            if (start >= 0)
            {
                (unknown[start + i], wrong[start + i]) = isFirst ? (one, other) : (other, one);
            }
        }
    }

    private async ValueTask<double> TimeAsync(string key)
    {
        var started = time.GetTimestamp();
        await keys.CheckAsync(key);
        return time.GetElapsedTime(started).TotalMicroseconds;
    }
}
