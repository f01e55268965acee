using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace CloudBridge.Benchmarks.Micro;

/// <summary>The BenchmarkDotNet suites: frame parsing, encode, decode, assemble, dispatch. Further arguments go to BenchmarkDotNet.</summary>
internal sealed class MicroScenario : IScenario
{
    public string Name => "micro";

    public string Description => "BenchmarkDotNet suites of the single stages; --filter '*Encode*' chooses";

    public Task<int> RunAsync(string[] args)
    {
        var config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithOptions(ConfigOptions.JoinSummary | ConfigOptions.DisableLogFile);
        var filter = args.Length == 0 ? ["--filter", "*"] : args;
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(MicroScenario).Assembly).Run(filter, config);
        return Task.FromResult(summaries.All(summary => summary.Reports.All(report => report.Success)) ? 0 : 1);
    }
}
