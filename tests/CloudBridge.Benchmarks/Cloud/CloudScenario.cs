using System.Globalization;

namespace CloudBridge.Benchmarks.Cloud;

/// <summary>The cloud server: latency when quiet, cost and latency under load, memory of idle connections.</summary>
internal sealed class CloudScenario : IScenario
{
    private const int IdleConnections = 10_000;
    private const int LoadSeconds = 10;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(85);

    public string Name => "cloud";

    public string Description => "cloud server: delivery cost and latency, memory of idle connections";

    public async Task<int> RunAsync(string[] args)
    {
        FileLimit.Require(IdleConnections + 500);
        using var limit = new CancellationTokenSource(Limit);
        await using var server = await CloudServerProcess.StartAsync(limit.Token, [.. args.Where(arg => arg == "--inline")]);

        if (args.Contains("--load-only"))
        {
            return await LoadOnlyAsync(server, limit.Token);
        }

        Progress("quiet: one writer, 20 clients, 300 single sets");
        var quiet = await new LoadPhase(server, rooms: 1, clientsPerRoom: 20, setsPerSecond: 50)
            .RunAsync(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6), limit.Token);
        Progress("load: 10 rooms of 20 clients, one writer each, 100 sets/s of 240 digits");
        var load = await LoadAsync(server, TimeSpan.FromSeconds(3), limit.Token);
        Progress($"idle: {IdleConnections} connections");
        var idle = await new IdleConnectionsPhase(server, IdleConnections).RunAsync(limit.Token);

        FigureTable.Print(Figures(quiet, load, idle), args);
        return quiet.IsComplete && load.IsComplete ? 0 : 1;
    }

    private static Task<LoadResult> LoadAsync(CloudServerProcess server, TimeSpan warmUp, CancellationToken cancellationToken) =>
        new LoadPhase(server, rooms: 10, clientsPerRoom: 20, setsPerSecond: 100)
            .RunAsync(warmUp, TimeSpan.FromSeconds(LoadSeconds), cancellationToken);

    private static async Task<int> LoadOnlyAsync(CloudServerProcess server, CancellationToken cancellationToken)
    {
        var load = await LoadAsync(server, TimeSpan.FromSeconds(8), cancellationToken);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{load.MessagesPerProcessorSecond:F0}/cpu-s p99 {load.Latencies.Milliseconds(0.99):F1} ms, {load.FramesPerSecond:F0} frames/s, complete {load.IsComplete}"));
        return load.IsComplete ? 0 : 1;
    }

    private static Dictionary<string, object> Figures(LoadResult quiet, LoadResult load, IdleResult idle) => new()
    {
        ["messages_per_cpu_second"] = Math.Round(load.MessagesPerProcessorSecond),
        ["delivery_p99_ms"] = Math.Round(load.Latencies.Milliseconds(0.99), 2),
        ["delivery_p50_ms"] = Math.Round(load.Latencies.Milliseconds(0.50), 2),
        ["idle_delivery_p99_ms"] = Math.Round(quiet.Latencies.Milliseconds(0.99), 2),
        ["idle_delivery_p50_ms"] = Math.Round(quiet.Latencies.Milliseconds(0.50), 2),
        ["idle_bytes_per_connection"] = Math.Round(idle.BytesPerConnection),
        ["idle_total_rss_mb"] = Math.Round(idle.ResidentAfter / 1e6, 1),
        ["idle_managed_mb"] = Math.Round(idle.Managed / 1e6, 1),
        ["messages_delivered"] = quiet.Delivered + load.Delivered,
        ["expected_messages"] = quiet.Expected + load.Expected,
        ["in_order"] = quiet.IsInOrder && load.IsInOrder,
        ["frames_per_second"] = Math.Round(load.FramesPerSecond),
        ["server_cpu_share"] = Math.Round(load.ProcessorSeconds / LoadSeconds, 4),
        ["machine_cores"] = Environment.ProcessorCount,
    };

    private static void Progress(string phase) => Console.Error.WriteLine($"# {phase}");
}
