namespace CloudBridge.Examples.Scores;

public sealed class ScoreRequests(IScores scores)
{
    [Request("score.add", Description = "Adds points to a player and answers the new sum.")]
    public async Task<int> AddAsync(string player, int points, CancellationToken cancellationToken)
    {
        if (points is < 1 or > 1000)
        {
            throw new PlayerVisibleException("Points go from 1 to 1000.");
        }

        return await scores.AddAsync(player, points, cancellationToken);
    }

    [Request("score.top", Description = "The best players and their points, best first.", Idempotent = true)]
    public Task<IReadOnlyList<Score>> TopAsync(CancellationToken cancellationToken, int count = 10) =>
        scores.TopAsync(count, cancellationToken);
}
