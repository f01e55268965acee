using CloudBridge.Reliability.Running;

namespace CloudBridge.Reliability.Rows.Doors;

/// <summary>Strangers, pages and neighbours at the doors of a running server while somebody signs in there and uses the key.</summary>
internal sealed class DoorsRow : IReliabilityRow
{
    private const int Rounds = 20;
    private const int Challenges = 10_500;

    public string Name => "doors";

    public string Claim =>
        "nobody else, no page and no neighbour behind the same proxies keeps a user from signing in and using the key; a foreign host name opens nothing";

    public TimeSpan Bound => TimeSpan.FromMinutes(10);

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var result = new RowResult();
        await using var world = await DoorsWorld.StartAsync(run.Time, cancellationToken);
        var user = new RightfulUser(world, result);
        var visitors = new Visitors(world, result);
        var rounds = run.Count(Rounds, least: 2);
        for (var round = 0; round < rounds; round++)
        {
            await user.BeginAsync($"198.51.100.{round}", cancellationToken);
            var visits = visitors.VisitAsync(round, user.Home, run.Count(Challenges, least: 200) / rounds, cancellationToken);
            await user.UseAsync(cancellationToken);
            await visits;
            await user.EndAsync(cancellationToken);
            await visitors.GuessTokensAsync(user.Home, cancellationToken);
            await user.UseAsync(cancellationToken);
        }

        result.N = visitors.Tried;
        result.Check(user.SignIns == rounds, $"{user.SignIns} of {rounds} sign-ins ended with a key.");
        return result.With("sign_ins", user.SignIns).With("uses_of_the_key", user.Uses).With("tricks", visitors.Tried).With("challenges", visitors.Challenges);
    }
}
