using CloudBridge.Reliability.Drivers;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit;

namespace CloudBridge.Reliability.Rows.Flood;

/// <summary>The server is killed in the middle of a flood and started again on what it has left behind, while the hostile clients go on.</summary>
internal sealed class FloodKilledRow : IReliabilityRow
{
    private const long HeapLimit = 512L * 1024 * 1024;
    private const int Rounds = 40;
    private const int Players = 4;
    private const int Attackers = 5;
    private const int CountsBefore = 25;

    /// <summary>From the kill to the last player's answer. Where rows run side by side, times say less.</summary>
    private static readonly (TimeSpan Full, TimeSpan Small) Limits = (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60));

    public string Name => "flood killed";

    public string Claim =>
        "killed (kill -9) in the middle of a flood and started again, the server answers players within 10 s of the kill although the flood goes on, "
        + "and has all it acknowledged";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var result = new RowResult();
        var kinds = Enum.GetValues<FloodKind>();
        var times = new List<double>();
        await using var server = await ServerProcess.StartAsync([], cancellationToken, HeapLimit);
        var players = Enumerable.Range(0, Players).Select(number => new SavingPlayer(server.Cloud, $"player{number}")).ToArray();
        var rounds = run.Count(Rounds, least: 2);
        for (var round = 0; round < rounds; round++)
        {
            var kind = kinds[round % kinds.Length];
            await using var attackers = RoleProcess.Start(FloodRole.RoleName, server.Cloud.ToString(), kind.ToString(), $"{Attackers}");
            await attackers.ReadLineAsync(cancellationToken);
            times.Add(await KillAsync(server, players, run, result, cancellationToken));
        }

        var limit = run.Scale >= 1 ? Limits.Full : Limits.Small;
        result.Check(times.Max() <= limit.TotalSeconds, $"It took {times.Max():F1} s until all players were answered again.");
        return result.With("kills", rounds)
            .With("acknowledged", players.Sum(player => player.Acknowledged))
            .With("median_seconds_until_answered", times.Order().ElementAt(rounds / 2))
            .With("longest_seconds_until_answered", times.Max());
    }

    /// <summary>Kills it while players count, and asks them afterwards what is there.</summary>
    /// <returns>Seconds from the kill to the last answer.</returns>
    private static async Task<double> KillAsync(ServerProcess server, SavingPlayer[] players, RowRun run, RowResult result, CancellationToken cancellationToken)
    {
        var counts = new SignalLog<int>();
        var counting = Task.WhenAll(players.Select((player, number) => player.CountAsync(() => counts.Add(number), cancellationToken)));
        await counts.CountAsync(CountsBefore);
        var killed = run.Time.GetTimestamp();
        await server.KillAndStartAgainAsync(cancellationToken);
        await counting;
        var stored = await Task.WhenAll(players.Select(player => player.StoredAsync(cancellationToken)));
        for (var number = 0; number < players.Length; number++)
        {
            // One count may have been stored whose answer did not get away.
            var least = players[number].Acknowledged;
            result.N++;
            result.Check(stored[number] >= least && stored[number] <= least + 1, $"A player had counted to {least} and finds {stored[number]}.");
        }

        return run.Time.GetElapsedTime(killed).TotalSeconds;
    }
}
