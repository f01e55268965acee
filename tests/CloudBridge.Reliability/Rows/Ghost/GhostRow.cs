using System.Collections.Concurrent;
using CloudBridge.Clouds;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Reliability.Rows.Ghost;

/// <summary>A request that stands in the cloud from before the bridge joined is history, however it got there.</summary>
internal sealed class GhostRow : IReliabilityRow
{
    private const string Url = "ws://127.0.0.1:1/";

    /// <summary>A request that stands in the log for longer than this is nobody's any more.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(15.1);
    private readonly ConcurrentDictionary<string, int> _runs = new();

    public string Name => "ghost";

    public string Claim => "a stale request in a snapshot or a log after a reconnect is never executed, and a live one right after it is";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var reconnects = run.Count(1_000, least: 20);
        var result = new RowResult { N = reconnects };
        _runs.Clear();
        var third = reconnects / 3;
        await ReconnectAsync(CloudKind.Embedded, reconnects - (2 * third), run.Random(1), result, cancellationToken);
        await ReconnectAsync(CloudKind.TurboWarp, third, run.Random(2), result, cancellationToken);
        await ReconnectAsync(CloudKind.Scratch, third, run.Random(3), result, cancellationToken);
        foreach (var (key, runs) in _runs)
        {
            result.Check(!key.StartsWith("ghost", StringComparison.Ordinal), $"The stale request {key} was executed.");
            result.Check(runs == 1, $"{key} was executed {runs} times.");
        }

        return result.With("live_requests", _runs.Count).With("clouds", "with and without a marked snapshot, and with a log");
    }

    private async Task ReconnectAsync(CloudKind kind, int reconnects, Random random, RowResult result, CancellationToken cancellationToken)
    {
        var builder = new BridgeHostBuilder();
        var log = new MemoryLog(builder.Clock);
        await using var host = await Prepare(builder, log, kind).StartAsync();
        var player = host.Join(url: Url);
        for (var i = 0; i < reconnects; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await AskAsync(player, $"before {kind} {i}", result);
            LeaveStaleRequest(host, log, $"ghost {kind} {i}", random);
            await host.ReconnectAsync(() => Break(host.Cloud, random));
            await AskAsync(player, $"after {kind} {i}", result);
        }
    }

    /// <summary>Where there is a log, it has every value that anybody sets.</summary>
    private BridgeHostBuilder Prepare(BridgeHostBuilder builder, MemoryLog log, CloudKind kind)
    {
        builder.Cloud.Rule = set =>
        {
            log.Add(set.User, set.Name, set.Value);
            return Fate.Deliver;
        };
        if (kind == CloudKind.Scratch)
        {
            builder.WithServices(services => services.AddSingleton<ICloudAccounts>(new MemoryAccount(log)));
        }

        return builder.WithCloud(kind, url: Url, configure: cloud => (cloud.User, cloud.AcceptTerms, cloud.Password) = ("bridge", true, kind == CloudKind.Scratch ? "x" : null))
            .WithRequest("ghost.run", (string key) => _runs.AddOrUpdate(key, 1, (_, runs) => runs + 1));
    }

    /// <summary>The last request stays as it is, or another takes its place while nobody is connected, whole or in part; a log has it whole.</summary>
    private static void LeaveStaleRequest(BridgeHost host, MemoryLog log, string key, Random random)
    {
        var argument = random.Next(2) == 0 ? key : key + new string('x', 150);
        var values = MemoryPlayer.Values($"{random.Next(1_000_000, 9_999_999)}0", "ghost.run", argument);
        var age = Stale * (1 + (random.NextDouble() * 100));
        foreach (var value in values)
        {
            log.Add("player2000", "TO_HOST", value, age);
        }

        if (random.Next(3) > 0)
        {
            host.Cloud.Seed("TO_HOST", values[random.Next(values.Count)], url: Url);
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
