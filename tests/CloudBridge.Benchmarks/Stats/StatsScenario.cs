using System.Diagnostics;
using System.Globalization;
using CloudBridge.Scratch;
using CloudBridge.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Benchmarks.Stats;

/// <summary>The local ScratchDB with a million users and a million projects: its import, its ranking, and what questions take.</summary>
internal sealed class StatsScenario : IScenario
{
    private const int Questions = 2_000;
    private const int Searches = 500;

    private readonly Dictionary<string, object> _figures = [];
    private readonly Random _random = new(2);

    public string Name => "stats";

    public string Description => "the local ScratchDB: import, ranking and questions at 1,000,000 users and projects, or --rows N; --posts N, --words N of each";

    public async Task<int> RunAsync(string[] args)
    {
        if (Number(args, "--rows", 1_000_000, 1_000, 10_000_000) is not { } rows
            || Number(args, "--posts", Math.Min(rows, 100_000), 1_000, 10_000_000) is not { } posts
            || Number(args, "--words", 40, 1, 1_000) is not { } words)
        {
            await Console.Error.WriteLineAsync("--rows and --posts are numbers from 1,000 to 10,000,000, --words is one from 1 to 1,000, without commas.");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("cloudbridge-stats-").FullName;
        try
        {
            await MeasureAsync(folder, rows, posts, words);
            FigureTable.Print(_figures, args);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task MeasureAsync(string folder, int rows, int posts, int words)
    {
        var writer = new StatsFileWriter(rows, posts, words);
        var (first, second) = (Path.Combine(folder, "first.jsonl"), Path.Combine(folder, "second.jsonl"));
        writer.WriteUsersAndProjects(first);
        writer.WritePosts(second);
        _figures["users"] = rows;
        _figures["projects"] = rows;
        _figures["posts"] = posts;
        await ImportAsync(folder, first, "import");
        await ImportAsync(folder, second, "post_import");
        File.Delete(first);
        File.Delete(second);
        await AskAsync(folder, rows);
        _figures["database_mb"] = Megabytes(new FileInfo(new DataFolder(folder).Stats).Length);
        _figures["peak_memory_mb"] = Megabytes(Process.GetCurrentProcess().PeakWorkingSet64);
    }

    private async Task ImportAsync(string folder, string file, string figure)
    {
        var started = Cpu();
        var report = await new StatsImporter(new DataFolder(folder), TimeProvider.System).ImportAsync(file);
        _figures[$"{figure}_rows_per_second"] = Math.Round(report.RowsPerSecond);
        _figures[$"{figure}_cpu_seconds"] = Math.Round((Cpu() - started).TotalSeconds, 1);
    }

    private async Task AskAsync(string folder, int rows)
    {
        await using var stats = new LocalScratchStats(new LocalStatsOptions { Folder = folder }, TimeProvider.System, NullLogger<LocalScratchStats>.Instance);
        await stats.OpenAsync();
        await stats.RankAsync();
        _figures["ranking_seconds"] = Math.Round(stats.Ranking!.Took.TotalSeconds, 2);
        await AskAsync("rank_page", Questions, () => stats.GetUserRanksAsync(Any<UserRankType>(), Country(), _random.Next(rows / 100 / 50)));
        await AskAsync("project_rank_page", Questions, () => stats.GetProjectRanksAsync(Any<ProjectRankType>(), _random.Next(rows / 500)));
        await AskAsync("user", Questions, () => stats.GetUserAsync(StatsFileWriter.Name(_random.Next(rows))));
        await AskAsync("search", Searches, () => stats.SearchPostsAsync(Query(), 0));
        await AskAsync("search_phrase", Searches, () => stats.SearchPostsAsync($"\"{Word()} {Word()}\"", 0));
        await AskAsync("search_in_run", Searches, () => stats.SearchPostsAsync(StatsFileWriter.Run(_random, _random.Next(2, 5)), 0));
        await AskAsync("search_signs", Searches / 10, () => stats.SearchPostsAsync($"\"{StatsFileWriter.Signs}\"", 0));
    }

    private async Task AskAsync(string figure, int count, Func<Task> ask)
    {
        var samples = new LatencySamples();
        for (var question = 0; question < count; question++)
        {
            var started = Stopwatch.GetTimestamp();
            await ask();
            samples.Add(Stopwatch.GetTimestamp() - started);
        }

        var sorted = LatencySamples.Merge([samples]);
        _figures[$"{figure}_p50_ms"] = Math.Round(sorted.Milliseconds(0.5), 2);
        _figures[$"{figure}_p99_ms"] = Math.Round(sorted.Milliseconds(0.99), 2);
    }

    private static int? Number(string[] args, string option, int usual, int least, int most)
    {
        var at = Array.IndexOf(args, option);
        return at < 0 ? usual
            : at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : null;
    }

    private string? Country() => _random.Next(2) == 0 ? null : StatsFileWriter.Countries[_random.Next(50)];

    private T Any<T>()
        where T : struct, Enum => Enum.GetValues<T>()[_random.Next(Enum.GetValues<T>().Length)];

    private string Query() => _random.Next(4) switch
    {
        0 => $"+{Word()} +category:Suggestions",
        1 => $"{Word()} {Word()}",
        2 => $"+title:{Word()} -{Word()}",
        _ => $"+username:{StatsFileWriter.Name(_random.Next(100))} ~{Word()}",
    };

    private string Word() => StatsFileWriter.Words[_random.Next(1_000)];

    private static TimeSpan Cpu() => Process.GetCurrentProcess().TotalProcessorTime;

    private static double Megabytes(long bytes) => Math.Round(bytes / 1e6, 1);
}
