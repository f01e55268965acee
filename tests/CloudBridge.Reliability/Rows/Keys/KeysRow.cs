using CloudBridge.Reliability.Rows.Asker;
using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Keys;

/// <summary>Nobody gets in who has no key: guessed ones, tricks with codes, mixed authors; and time tells nothing about which ids there are.</summary>
internal sealed class KeysRow : IReliabilityRow
{
    private const int Guesses = 1_000_000;
    private const int Tricks = 50_000;
    private const int Times = 100_000;
    private const int LiveKeys = 100;
    private const double MixedShare = 0.02;
    private const double LeastRatio = 0.9;
    private const double MostRatio = 1.1;

    public string Name => "keys";

    public string Claim => "no guessed, changed, expired or revoked key and no copied or replayed code is accepted; unknown ids take as long as wrong secrets within a tenth";

    public TimeSpan Bound => TimeSpan.FromMinutes(10);

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var world = new KeyWorld();
        var result = new RowResult();
        var (live, dead) = await KeysAsync(world);
        await GuessAsync(run, world, live, dead, result, cancellationToken);
        await TrickAsync(run, world, result, cancellationToken);
        await MixAsync(run, result, cancellationToken);
        await TimeAsync(run, world, live, result, cancellationToken);
        await CheckLiveAsync(world, live, result);
        return result;
    }

    private static async Task<(List<string> Live, List<string> Dead)> KeysAsync(KeyWorld world)
    {
        var live = new List<string>();
        var dead = new List<string>();
        for (var i = 0; i < LiveKeys; i++)
        {
            live.Add((await world.IssueAsync($"owner{i}")).Key.Text);
            dead.Add((await world.IssueAsync($"late{i}", TimeSpan.FromHours(1))).Key.Text);
            var revoked = await world.IssueAsync($"former{i}");
            await world.Keys.RevokeAsync(revoked.Stored.AccountId, revoked.Stored.KeyId);
            dead.Add(revoked.Key.Text);
        }

        world.Clock.Advance(TimeSpan.FromHours(1));
        return (live, dead);
    }

    private static async Task GuessAsync(RowRun run, KeyWorld world, List<string> live, List<string> dead, RowResult result, CancellationToken cancellationToken)
    {
        var guesses = new KeyGuesses(live, dead, run.Random());
        var count = run.Count(Guesses, least: 1_000);
        var accepted = 0;
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var kind = i % KeyGuesses.Kinds.Count;
            if (await world.Keys.CheckAsync(guesses.Next(kind), cancellationToken) is not null)
            {
                accepted++;
                result.Fault($"Accepted: {KeyGuesses.Kinds[kind]}, guess {i}.");
            }
        }

        result.N += count;
        result.With("guesses", count).With("guesses_accepted", accepted);
        await CheckLiveAsync(world, live, result);
    }

    /// <summary>That nothing was accepted says something only because right keys are.</summary>
    private static async Task CheckLiveAsync(KeyWorld world, List<string> live, RowResult result)
    {
        foreach (var key in live)
        {
            result.Check(await world.Keys.CheckAsync(key) is not null, "A right key was refused.");
        }
    }

    private static async Task TrickAsync(RowRun run, KeyWorld world, RowResult result, CancellationToken cancellationToken)
    {
        var tricks = new CodeTricks(world, run.Random(1), result);
        var count = run.Count(Tricks, least: 100);
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await tricks.PlayAsync(i);
        }

        result.N += tricks.Tried;
        result.With("code_tricks", tricks.Tried).With("honest_sign_ins", tricks.Honest);
        result.Check(tricks.Honest > 0, "No honest sign-in was played.");
    }

    /// <summary>Who is behind a code: the trials of the row "asker", where others copy, mix in their own parts, and the log lags.</summary>
    private static async Task MixAsync(RowRun run, RowResult result, CancellationToken cancellationToken)
    {
        var mixed = await new AskerTrials().RunAsync(run.Seed, run.Scale * MixedShare, cancellationToken);
        result.Check(mixed.Wrong == 0, $"{mixed.Wrong} requests with mixed authors were given a wrong name.");
        result.N += mixed.Requests;
        result.With("mixed_authors", mixed.Requests).With("mixed_authors_wrong", mixed.Wrong);
    }

    private static async Task TimeAsync(RowRun run, KeyWorld world, List<string> live, RowResult result, CancellationToken cancellationToken)
    {
        var figures = await new TimingTrial(world.Keys, live, run.Random(2), run.Time).RunAsync(run.Count(Times, least: 5_000), cancellationToken);
        result.Check(figures.Ratio is > LeastRatio and < MostRatio, $"An unknown id takes {figures.UnknownMedian:0.00} us and a wrong secret {figures.WrongMedian:0.00} us, which tells them apart.");
        result.With("unknown_id_us", Math.Round(figures.UnknownMedian, 3))
            .With("wrong_secret_us", Math.Round(figures.WrongMedian, 3))
            .With("time_ratio", Math.Round(figures.Ratio, 4))
            .With("welch_p", Math.Round(figures.PValue, 4));
    }
}
