using System.Diagnostics;
using CloudBridge.Monitors;

namespace CloudBridge.Benchmarks.Store;

/// <summary>Results of checks, in batches as the pinger hands them over; each counts when the store says that it is durable.</summary>
internal static class StoreHistory
{
    private const int Batch = 500;
    private const int Monitors = 20_000;

    /// <summary>Results kept in a second.</summary>
    public static async Task<double> PerSecondAsync(IHistoryStore store, int count)
    {
        await AppendAsync(store, 0, 50 * Batch);
        var wall = Stopwatch.StartNew();
        await AppendAsync(store, 50 * Batch, count);
        return count / wall.Elapsed.TotalSeconds;
    }

    private static async Task AppendAsync(IHistoryStore store, int from, int count)
    {
        var start = TimeProvider.System.GetUtcNow().AddHours(-1);
        for (var batch = from; batch < from + count; batch += Batch)
        {
            await store.AppendAsync([.. Enumerable.Range(batch, Batch).Select(number => new CheckResult(1 + (number % Monitors), start.AddMilliseconds(number), CheckOutcome.Ok, 200, 20 + (number % 300)))]);
        }
    }
}
