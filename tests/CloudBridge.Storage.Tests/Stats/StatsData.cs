using CloudBridge.TestKit;
using Microsoft.Data.Sqlite;

namespace CloudBridge.Storage.Tests.Stats;

/// <summary>A local ScratchDB in a folder of its own, on a clock that stands still.</summary>
internal sealed class StatsData
{
    private readonly List<IAsyncDisposable> _open = [];

    public DataFolder Folder { get; } = new(Directory.CreateTempSubdirectory("cloudbridge-stats-").FullName);

    public ManualTimeProvider Time { get; } = new();

    public SignalLog<LogLine> Lines { get; } = new();

    public LocalStatsOptions Options => new() { Folder = Folder.Path };

    public async Task<LocalScratchStats> OpenAsync(Func<LocalStatsOptions, LocalStatsOptions>? with = null)
    {
        var stats = new LocalScratchStats(with?.Invoke(Options) ?? Options, Time, new CapturedLogger<LocalScratchStats>(Lines));
        _open.Add(stats);
        await stats.OpenAsync();
        return stats;
    }

    /// <summary>Opens one with these lines in it, ranked.</summary>
    public async Task<LocalScratchStats> FilledAsync(params string[] lines)
    {
        await ImportAsync(lines);
        var stats = await OpenAsync();
        await stats.RankAsync();
        return stats;
    }

    public LocalSightings OpenSightings(Func<LocalStatsOptions, LocalStatsOptions>? with = null)
    {
        var sightings = new LocalSightings(with?.Invoke(Options) ?? Options, Time, new CapturedLogger<LocalSightings>(Lines));
        _open.Add(sightings);
        sightings.Open();
        return sightings;
    }

    public async Task<ImportReport> ImportAsync(params string[] lines)
    {
        var file = Path.Combine(Folder.Path, "import.jsonl");
        await File.WriteAllLinesAsync(file, lines);
        var report = await new StatsImporter(Folder, Time).ImportAsync(file);
        Assert.Empty(report.BadLines);
        return report;
    }

    public static string User(string name, long id, string country = "Peru", long views = 0, long followers = 0, string status = "Scratcher") =>
        $$"""{"type":"user","username":"{{name}}","id":{{id}},"country":"{{country}}","status":"{{status}}","followers":{{followers}},"views":{{views}}}""";

    public static string Project(long id, string name, long views, long loves = 0) =>
        $$"""{"type":"project","id":{{id}},"username":"{{name}}","title":"No {{id}}","views":{{views}},"loves":{{loves}}}""";

    public static string Post(long id, string name, long topic, string title, string category, string text) =>
        $$$"""{"type":"post","id":{{{id}}},"username":"{{{name}}}","topic":{"id":{{{topic}}},"title":"{{{title}}}","category":"{{{category}}}"},"content":{"bb":"{{{text}}}"}}""";

    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Folder.Stats};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async Task DeleteAsync()
    {
        foreach (var open in _open)
        {
            await open.DisposeAsync();
        }

        Directory.Delete(Folder.Path, recursive: true);
    }
}
