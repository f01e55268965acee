using System.Diagnostics;

namespace CloudBridge.Reliability.Running;

/// <summary>Runs rows, each within its bound, and prints what they found.</summary>
internal sealed class Prover(IReadOnlyList<IReliabilityRow> rows, IRowPrinter printer)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Runs the rows one after the other, or all at once; 0 when all claims held, otherwise 1.</summary>
    public async Task<int> RunAsync(int seed, double scale, bool parallel)
    {
        var run = new RowRun(seed, scale, TimeProvider.System);
        var passed = new List<bool>();
        if (parallel)
        {
            passed.AddRange(await Task.WhenAll(rows.Select(row => ProveAsync(row, run))));
        }

        foreach (var row in parallel ? [] : rows)
        {
            passed.Add(await ProveAsync(row, run));
        }

        return passed.TrueForAll(held => held) ? 0 : 1;
    }

    private async Task<bool> ProveAsync(IReliabilityRow row, RowRun run)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await RunAsync(row, run);
        lock (printer)
        {
            printer.Print(row, run, result, Stopwatch.GetElapsedTime(started));
        }

        return result.Passed;
    }

    /// <summary>A row that does not stop when its time is over is left behind; it ends with the process.</summary>
    private static async Task<RowResult> RunAsync(IReliabilityRow row, RowRun run)
    {
        using var bound = new CancellationTokenSource(row.Bound);
        try
        {
            return await Task.Run(() => row.RunAsync(run, bound.Token)).WaitAsync(row.Bound + Grace);
        }
        catch (Exception error)
        {
            var result = new RowResult();
            result.Fault(bound.IsCancellationRequested ? $"The row did not end within {row.Bound}." : error.ToString());
            return result;
        }
    }
}
