using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Clock;

/// <summary>A server whose clock is wrong for a while, for as long as everything that deletes by date has a round, and then right again.</summary>
internal sealed class ClockRow : IReliabilityRow
{
    private const int Rounds = 60;

    private static readonly TimeSpan[] Leaps = [TimeSpan.FromDays(800), TimeSpan.FromHours(2), TimeSpan.FromHours(-3)];

    public string Name => "clock";

    public string Claim => "a clock that is 800 days or 2 hours ahead or 3 hours behind for a round of maintenance, and then right again, deletes, pauses and gives up nothing, and what comes afterwards is kept";

    public TimeSpan Bound => TimeSpan.FromMinutes(15);

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var result = new RowResult();
        var rounds = run.Count(Rounds, least: 2);
        foreach (var leap in Leaps)
        {
            for (var round = 0; round < rounds; round++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                result.N += await PlayAsync(run.Random(round), leap, isTampered: false, result);
            }
        }

        var broken = new RowResult();
        await PlayAsync(run.Random(), Leaps[0], isTampered: true, broken);
        result.Check(!broken.Passed, "A server that lost a check was found to be fine: the check checks nothing.");
        return result.With("leaps", string.Join(", ", Leaps)).With("rounds_each", rounds).With("facts_lost", result.FaultCount);
    }

    /// <summary>Lives through one time with a wrong clock.</summary>
    /// <returns>How many facts there were to lose.</returns>
    private static async Task<int> PlayAsync(Random random, TimeSpan leap, bool isTampered, RowResult result)
    {
        await using var world = await ClockWorld.OpenAsync(random);
        await world.LiveAsync();
        var before = await world.FactsAsync(hoursOfChecks: 40);

        world.Clock.Leap(leap);
        await world.WorkAsync();
        await world.MaintainAsync();
        world.Clock.Leap(-leap);
        if (isTampered)
        {
            await world.LoseCheckAsync();
        }

        await world.WorkAsync();
        await world.MaintainAsync();
        var after = await world.FactsAsync(hoursOfChecks: 48);
        foreach (var fact in before.Except(after))
        {
            result.Fault($"A leap of {leap} lost: {fact}");
        }

        foreach (var fact in world.Later.Except(after))
        {
            result.Fault($"After a leap of {leap} this was not kept: {fact}");
        }

        return before.Count + world.Later.Count;
    }
}
