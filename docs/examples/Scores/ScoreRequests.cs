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

    [Request("score.top", Description = "The best players.", Example = "score.top 3 fields:player", Fields = typeof(ScoreFields), Idempotent = true)]
    public async Task<RequestResult> TopAsync([Named] AnswerStyle style, RequestContext context, int count = 10, CancellationToken cancellationToken = default) =>
        new ScoreFields().Many(await scores.TopAsync(Math.Clamp(count, 1, 100), cancellationToken), style, context);
}
