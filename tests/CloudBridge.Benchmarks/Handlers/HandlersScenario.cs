using System.Diagnostics;
using System.Globalization;

namespace CloudBridge.Benchmarks.Handlers;

/// <summary>Look-ups through the whole bridge in memory: from the cache, from an upstream in a process of its own, and how often a mix reaches it.</summary>
internal sealed class HandlersScenario : IScenario
{
    private const int WarmUp = 50_000;
    private const int Cached = 500_000;
    private const int Cold = 20_000;
    private const int Mixed = 10_000;
    private const int Names = 500;
    private const int AtATime = 256;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public string Name => "handlers";

    public string Description => "look-ups through the bridge: cached and cold per second, upstream calls per 1,000 mixed requests with and without the cache";

    public async Task<int> RunAsync(string[] args)
    {
        using var limit = new CancellationTokenSource(Limit);
        await using var upstream = RoleProcess.Start(FakeUpstreamRole.RoleName);
        var url = new Uri(await upstream.ReadLineAsync(limit.Token));

        await using var pipeline = new LookupPipeline(url, lifetimePercent: 100);
        await pipeline.AskAsync(Users(Names, Names), AtATime);
        await pipeline.AskAsync(Users(WarmUp, Names), AtATime);
        var (cached, cachedCpu) = await MeasureAsync(() => pipeline.AskAsync(Users(Cached, Names), AtATime));
        var (cold, coldCpu) = await MeasureAsync(() => pipeline.AskAsync(Enumerable.Range(0, Cold).Select(i => Ask("user.info", $"cold-{i}")), AtATime));

        var (with, missing) = await CallsAsync(upstream, url, lifetimePercent: 100, limit.Token);
        var (without, missingWithout) = await CallsAsync(upstream, url, lifetimePercent: 0, limit.Token);
        FigureTable.Print(
            new Dictionary<string, object>
            {
                ["cached_per_second"] = Math.Round(Cached / cached.TotalSeconds),
                ["cached_per_cpu_second"] = Math.Round(Cached / cachedCpu.TotalSeconds),
                ["cold_per_second"] = Math.Round(Cold / cold.TotalSeconds),
                ["cold_per_cpu_second"] = Math.Round(Cold / coldCpu.TotalSeconds),
                ["upstream_calls_per_1000_mixed"] = Math.Round(with * 1000.0 / Mixed, 1),
                ["upstream_calls_per_1000_mixed_without_cache"] = Math.Round(without * 1000.0 / Mixed, 1),
                ["mixed_not_found"] = missing,
                ["errors"] = pipeline.Errors,
            },
            args);

        // Some of the projects do not exist, and do not with both.
        return pipeline.Errors == 0 && missing == missingWithout ? 0 : 1;
    }

    private static async Task<(TimeSpan Wall, TimeSpan Processor)> MeasureAsync(Func<Task> run)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        var wall = Stopwatch.StartNew();
        await run();
        var elapsed = wall.Elapsed;
        self.Refresh();
        return (elapsed, self.TotalProcessorTime - before);
    }

    private static async Task<(long Calls, long Errors)> CallsAsync(RoleProcess upstream, Uri url, int lifetimePercent, CancellationToken cancellationToken)
    {
        await using var pipeline = new LookupPipeline(url, lifetimePercent);
        var before = long.Parse(await upstream.AskAsync("count", cancellationToken), CultureInfo.InvariantCulture);
        await pipeline.AskAsync(Mix(), atATime: 10);
        var after = long.Parse(await upstream.AskAsync("count", cancellationToken), CultureInfo.InvariantCulture);
        return (after - before, pipeline.Errors);
    }

    private static IEnumerable<string[]> Users(int count, int names) => Enumerable.Range(0, count).Select(i => Ask("user.info", $"bench-{i % names}"));

    /// <summary>What players of a project ask: mostly the same popular things.</summary>
    private static IEnumerable<string[]> Mix()
    {
        var random = new Random(1);
        for (var i = 0; i < Mixed; i++)
        {
            // The 1,000 things are asked as things on the web are: the nth 1/n as often as the first.
            var thing = (int)Math.Floor(Math.Pow(1_000, random.NextDouble()));
            var number = (10_010_000 + thing).ToString(CultureInfo.InvariantCulture);
            yield return random.Next(10) switch
            {
                0 => Ask("news"),
                1 => Ask("username.check", $"bench-{thing}"),
                2 => Ask("search.studios", $"game {thing}"),
                3 => Ask("search.projects", $"game {thing}"),
                4 or 5 or 6 => Ask("project.info", number),
                _ => Ask("user.info", $"bench-{thing}"),
            };
        }
    }

    private static string[] Ask(params string[] request) => request;
}
