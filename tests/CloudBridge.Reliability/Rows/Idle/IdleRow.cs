using CloudBridge.Reliability.Running;
using CloudBridge.TestKit;

namespace CloudBridge.Reliability.Rows.Idle;

/// <summary>Nothing happens for minutes or half days, with and without a server that ends idle connections; then somebody asks.</summary>
internal sealed class IdleRow : IReliabilityRow
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public string Name => "idle";

    public string Claim => "a connection that was idle for minutes to hours answers its first request, also when the server ended it meanwhile";

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var hours = TimeSpan.FromHours(Math.Max(2, 48 * run.Scale));
        var result = new RowResult();
        await IdleAsync(CloudKind.Embedded, hours, run.Random(1), result, cancellationToken);
        await IdleAsync(CloudKind.TurboWarp, hours, run.Random(2), result, cancellationToken);
        return result.With("virtual_hours", hours.TotalHours * 2);
    }

    private static async Task IdleAsync(CloudKind kind, TimeSpan hours, Random random, RowResult result, CancellationToken cancellationToken)
    {
        await using var host = await new BridgeHostBuilder().WithCloud(kind).WithRequest("idle.echo", (string text) => text).StartAsync();
        var player = host.Join();
        var closes = 0;
        for (var left = hours; left > TimeSpan.Zero;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var idle = TimeSpan.FromMinutes(1) + (Longest * Math.Pow(random.NextDouble(), 4));
            closes += await PassAsync(host, idle, random);
            left -= idle;
            var text = $"{kind} {result.N++}";
            var answer = await player.AskAsync("idle.echo", text);
            result.Check(answer.Text == text, $"After {idle} '{text}' was answered '{string.Join('/', answer.Items)}'.");
        }

        result.With($"idle_closes_{kind.ToString().ToLowerInvariant()}", closes);
    }

    /// <summary>Every other time the server ends the connection after a part of the idle time, politely or not.</summary>
    private static async Task<int> PassAsync(BridgeHost host, TimeSpan idle, Random random)
    {
        var before = idle * random.NextDouble();
        host.Clock.Advance(before);
        var isClosed = random.Next(2) == 0;
        if (isClosed)
        {
            await host.ReconnectAsync(() => End(host.Cloud, random));
        }

        host.Clock.Advance(idle - before);
        return isClosed ? 1 : 0;
    }

    private static void End(InMemoryCloud cloud, Random random)
    {
        if (random.Next(2) == 0)
        {
            cloud.CloseConnections(1000, "idle");
            return;
        }

        cloud.DropConnections();
    }
}
