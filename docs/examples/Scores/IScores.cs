namespace CloudBridge.Examples.Scores;

/// <summary>Where the example keeps its scores.</summary>
public interface IScores
{
    Task<int> AddAsync(string player, int points, CancellationToken cancellationToken);

    Task<IReadOnlyList<Score>> TopAsync(int count, CancellationToken cancellationToken);
}
