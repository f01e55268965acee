using System.Diagnostics;
using System.Globalization;

namespace CloudBridge.Benchmarks.Api;

/// <summary>The public routes under load: 5,000 requests a second with 100,000 users in the store.</summary>
internal sealed class ApiScenario : IScenario
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public string Name => "api";

    public string Description => "public HTTP API: latency at a fixed pace [--seconds N] [--rate N] [--users N]";

    public async Task<int> RunAsync(string[] args)
    {
        var (seconds, rate, users) = (Number(args, "--seconds", 20), Number(args, "--rate", 5_000), Number(args, "--users", 100_000));
        FileLimit.Require(1_000);
        var folder = Directory.CreateTempSubdirectory("cloudbridge-api-");
        try
        {
            await Console.Error.WriteLineAsync($"# {users} users go into the store");
            await using var server = RoleProcess.Start(ApiServerRole.RoleName, folder.FullName, users.ToString(CultureInfo.InvariantCulture));
            using var load = new ApiLoad(new Uri(await server.ReadLineAsync(CancellationToken.None)), new ApiQuestions(users), rate);
            await Console.Error.WriteLineAsync($"# {rate} requests/s for {seconds} s");
            await load.RunAsync(WarmUp);
            return await MeasureAsync(server, load, seconds, users, args);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> MeasureAsync(RoleProcess server, ApiLoad load, int seconds, int users, string[] args)
    {
        var (used, begin) = (server.ProcessorTime, Stopwatch.GetTimestamp());
        var (latencies, errors) = await load.RunAsync(TimeSpan.FromSeconds(seconds));
        var took = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        FigureTable.Print(
            new Dictionary<string, object>
            {
                ["requests_per_second"] = Math.Round((latencies.Count - errors) / took),
                ["p99_ms"] = Math.Round(latencies.Milliseconds(0.99), 2),
                ["p50_ms"] = Math.Round(latencies.Milliseconds(0.50), 2),
                ["max_ms"] = Math.Round(latencies.Milliseconds(1), 2),
                ["errors"] = errors,
                ["users"] = users,
                ["server_cpu_share"] = Math.Round((server.ProcessorTime - used).TotalSeconds / took, 3),
                ["server_rss_mb"] = Math.Round(server.ResidentBytes / 1e6, 1),
                ["machine_cores"] = Environment.ProcessorCount,
            },
            args);
        return errors == 0 ? 0 : 1;
    }

    private static int Number(string[] args, string name, int usual)
    {
        var place = Array.IndexOf(args, name);
        return place >= 0 && place + 1 < args.Length ? int.Parse(args[place + 1], CultureInfo.InvariantCulture) : usual;
    }
}
