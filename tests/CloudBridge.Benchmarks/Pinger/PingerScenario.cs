using System.Globalization;
using CloudBridge.Benchmarks.Pinger.Comparison;
using CloudBridge.Benchmarks.Pinger.Farm;
using CloudBridge.Benchmarks.Pinger.Watch;

namespace CloudBridge.Benchmarks.Pinger;

/// <summary>The pinger: what a check costs us and the best known peer, and how punctual thousands of monitors are.</summary>
internal sealed class PingerScenario : IScenario
{
    private const int DefaultSeconds = 180;

    public string Name => "pinger";

    public string Description => "pinger: checks per processor second against the blackbox exporter, lateness of 20,000 and 100,000 monitors [--seconds N] [--only compare|watch]";

    public async Task<int> RunAsync(string[] args)
    {
        FileLimit.Require(2_000);
        var seconds = int.Parse(ValueOf(args, "--seconds") ?? DefaultSeconds.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var only = ValueOf(args, "--only");
        var folder = Directory.CreateTempSubdirectory("cloudbridge-pinger-");
        try
        {
            var figures = new Dictionary<string, object>();
            await using var farm = RoleProcess.Start(TargetFarmRole.RoleName, folder.FullName);
            var address = FarmAddress.Parse((await farm.ReadLineAsync(CancellationToken.None)).Split(' '));
            // The processes that check trust the farm as they trust the world: as one more of many roots of the system.
            Environment.SetEnvironmentVariable("SSL_CERT_FILE", address.RootFile);
            var isGood = only == "watch" || await CompareAsync(address, folder.FullName, seconds, figures);
            isGood &= only == "compare" || await WatchAsync(farm, address, folder.FullName, seconds, figures);
            figures["machine_cores"] = Environment.ProcessorCount;
            FigureTable.Print(figures, args);
            return isGood ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> CompareAsync(FarmAddress farm, string folder, int seconds, Dictionary<string, object> figures)
    {
        var round = TimeSpan.FromSeconds(Math.Clamp(seconds / 15.0, 2, 10));
        Progress($"compare: {LoadRound.AtOnce} checks at once, rounds of {round.TotalSeconds:F0} s, https and http, ours and the peer's in turns");
        await using var ours = RoleProcess.Start(ProbeRole.RoleName, farm.ToArguments());
        using var peer = PeerProcess.IsInstalled ? await PeerProcess.StartAsync(farm, folder, CancellationToken.None) : null;
        var costs = await new ComparisonPhase(ours, peer, farm).RunAsync(seconds < 60 ? 2 : 3, round, CancellationToken.None);
        AddCost(figures, "checks_per_cpu_second", costs["https"]);
        AddCost(figures, "http_checks_per_cpu_second", costs["http"]);
        if (peer is null)
        {
            Progress($"the peer is missing, so there is no comparison: apt-get install {PeerProcess.Package}");
            figures["peer_missing"] = true;
            return costs.Values.All(cost => cost.Bad == 0);
        }

        AddCost(figures, "peer_probes_per_cpu_second", costs["peer https"]);
        AddCost(figures, "peer_http_probes_per_cpu_second", costs["peer http"]);
        figures["ratio_https"] = Math.Round(costs["https"].PerProcessorSecond / costs["peer https"].PerProcessorSecond, 2);
        figures["ratio_http"] = Math.Round(costs["http"].PerProcessorSecond / costs["peer http"].PerProcessorSecond, 2);
        figures["compare_failed_checks"] = costs.Values.Sum(cost => cost.Bad);
        return costs.Values.All(cost => cost.Bad == 0);
    }

    private static async Task<bool> WatchAsync(RoleProcess farm, FarmAddress address, string folder, int seconds, Dictionary<string, object> figures)
    {
        var minutely = await new WatchPhase(farm, address, folder, Monitors: 20_000, IntervalSeconds: 60).RunAsync(seconds, Progress);
        var fiveMinutely = await new WatchPhase(farm, address, folder, Monitors: 100_000, IntervalSeconds: 300).RunAsync(seconds, Progress);
        minutely.AddTo(figures, "");
        fiveMinutely.AddTo(figures, "_100k");
        return minutely.IsGood && fiveMinutely.IsGood;
    }

    private static void AddCost(Dictionary<string, object> figures, string name, ProbeCost cost) => figures[name] = Math.Round(cost.PerProcessorSecond);

    private static string? ValueOf(string[] args, string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

    private static void Progress(string text) => Console.Error.WriteLine($"# {text}");
}
