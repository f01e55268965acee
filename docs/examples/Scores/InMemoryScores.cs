using System.Collections.Concurrent;

namespace CloudBridge.Examples.Scores;

/// <summary>Scores until the program ends.</summary>
public sealed class InMemoryScores : IScores
{
    private readonly ConcurrentDictionary<string, int> _scores = new(StringComparer.OrdinalIgnoreCase);

    public Task<int> AddAsync(string player, int points, CancellationToken cancellationToken) =>
        Task.FromResult(_scores.AddOrUpdate(player, points, (_, before) => before + points));

    public Task<IReadOnlyList<Score>> TopAsync(int count, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Score>>([.. _scores.OrderByDescending(score => score.Value).Take(count).Select(score => new Score(score.Key, score.Value))]);
}
