using System.Diagnostics;

namespace CloudBridge.Benchmarks.Pipeline;

/// <summary>Stages 2 to 10 in memory: frames of requests in, frames of answers out; no socket, no rate limit.</summary>
internal sealed class PipelineScenario : IScenario
{
    private const int WarmUp = 600_000;
    private const int Rounds = 5;
    private const int Requests = 1_000_000;

    public string Name => "pipeline";

    public string Description => "echo requests through stages 2-10 in memory: requests per second and core, bytes per request";

    public async Task<int> RunAsync(string[] args)
    {
        // On one core the wall clock and the processor clock tell the same story.
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            Process.GetCurrentProcess().ProcessorAffinity = 1;
        }

        await using var pipeline = new EchoPipeline();
        await pipeline.RunAsync(WarmUp);

        var rates = new List<double>();
        var bytes = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            var wall = Stopwatch.StartNew();
            await pipeline.RunAsync(Requests);
            var elapsed = wall.Elapsed;
            var used = Process.GetCurrentProcess().TotalProcessorTime - processor;
            rates.Add(Requests / Math.Max(elapsed.TotalSeconds, used.TotalSeconds));
            bytes.Add((double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / Requests);
        }

        FigureTable.Print(
            new Dictionary<string, object>
            {
                ["requests_per_second_per_core"] = Math.Round(rates.Order().ElementAt(Rounds / 2)),
                ["requests_per_second_best_round"] = Math.Round(rates.Max()),
                ["bytes_per_request"] = Math.Round(bytes.Order().ElementAt(Rounds / 2)),
                ["requests"] = Requests * Rounds,
                ["wrong_answers"] = pipeline.WrongAnswers,
            },
            args);
        return pipeline.WrongAnswers == 0 ? 0 : 1;
    }
}
