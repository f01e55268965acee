using System.Diagnostics;

namespace CloudBridge.Reliability.Running;

/// <summary>Runs rows one after the other, each within its bound, and prints what they found.</summary>
internal sealed class Prover(IReadOnlyList<IReliabilityRow> rows, IRowPrinter printer)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Runs the rows; 0 when all claims held, otherwise 1.</summary>
    public async Task<int> RunAsync(int seed, double scale)
    {
        var hasFailed = false;
        foreach (var row in rows)
        {
            var run = new RowRun(seed, scale, TimeProvider.System);
            printer.Begin(row, run);
            var started = Stopwatch.GetTimestamp();
            var result = await RunAsync(row, run);
            printer.End(row, run, result, Stopwatch.GetElapsedTime(started));
            hasFailed |= !result.Passed;
        }

        return hasFailed ? 1 : 0;
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
