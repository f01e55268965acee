using System.Collections.Concurrent;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit;

namespace CloudBridge.Reliability.Rows.Ghost;

/// <summary>A request that stands in the cloud from before the bridge joined is history, however it got there.</summary>
internal sealed class GhostRow : IReliabilityRow
{
    private readonly ConcurrentDictionary<string, int> _runs = new();

    public string Name => "ghost";

    public string Claim => "a stale request in the snapshot after a reconnect is never executed, and a live one right after it is";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var reconnects = run.Count(1_000, least: 20);
        var result = new RowResult { N = reconnects };
        _runs.Clear();
        await ReconnectAsync(CloudKind.Embedded, reconnects - (reconnects / 2), run.Random(1), result, cancellationToken);
        await ReconnectAsync(CloudKind.TurboWarp, reconnects / 2, run.Random(2), result, cancellationToken);
        foreach (var (key, runs) in _runs)
        {
            result.Check(!key.StartsWith("ghost", StringComparison.Ordinal), $"The stale request {key} was executed.");
            result.Check(runs == 1, $"{key} was executed {runs} times.");
        }

        return result.With("live_requests", _runs.Count).With("clouds", "with and without a marked snapshot");
    }

    private async Task ReconnectAsync(CloudKind kind, int reconnects, Random random, RowResult result, CancellationToken cancellationToken)
    {
        var builder = new BridgeHostBuilder().WithCloud(kind).WithRequest("ghost.run", (string key) => _runs.AddOrUpdate(key, 1, (_, runs) => runs + 1));
        await using var host = await builder.StartAsync();
        var player = host.Join();
        for (var i = 0; i < reconnects; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await AskAsync(player, $"before {kind} {i}", result);
            LeaveStaleRequest(host, $"ghost {kind} {i}", random);
            await host.ReconnectAsync(() => Break(host.Cloud, random));
            await AskAsync(player, $"after {kind} {i}", result);
        }
    }

    /// <summary>The last request stays as it is, or another takes its place while nobody is connected, whole or in part.</summary>
    private static void LeaveStaleRequest(BridgeHost host, string key, Random random)
    {
        var argument = random.Next(2) == 0 ? key : key + new string('x', 150);
        var values = MemoryPlayer.Values($"{random.Next(1_000_000, 9_999_999)}0", "ghost.run", argument);
        if (random.Next(3) > 0)
        {
            host.Cloud.Seed("TO_HOST", values[random.Next(values.Count)]);
        }
    }

    private static void Break(InMemoryCloud cloud, Random random)
    {
        if (random.Next(2) == 0)
        {
            cloud.DropConnections();
            return;
        }

        cloud.CloseConnections(random.Next(2) == 0 ? 1001 : 1006);
    }

    private static async Task AskAsync(MemoryPlayer player, string key, RowResult result)
    {
        var answer = await player.AskAsync("ghost.run", key);
        result.Check(answer.Text == "1", $"{key} was answered '{string.Join('/', answer.Items)}'.");
    }
}
