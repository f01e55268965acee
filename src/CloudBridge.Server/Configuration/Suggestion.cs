namespace CloudBridge.Server.Configuration;

/// <summary>Finds what somebody probably meant to write.</summary>
internal static class Suggestion
{
    /// <summary>The candidate nearest to the word; null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (Name: candidate, Distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(2, Math.Max(word.Length, best.Name.Length) / 3) ? best.Name : null;
    }

    /// <summary>Letters to add, drop, change or swap with the next one to get from one word to the other.</summary>
    private static int Distance(string from, string to)
    {
        var costs = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                costs[i, j] = i == 0 || j == 0 ? i + j : Cost(costs, from, to, i, j);
            }
        }

        return costs[from.Length, to.Length];
    }

    private static int Cost(int[,] costs, string from, string to, int i, int j)
    {
        var change = costs[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
        var cost = Math.Min(change, Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1);
        var isSwap = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
        return isSwap ? Math.Min(cost, costs[i - 2, j - 2] + 1) : cost;
    }
}
