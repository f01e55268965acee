using CloudBridge.CloudServer;
using CloudBridge.Hosting;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Reliability.Rows.DeadPeer;

/// <summary>Connections of a real bridge fall into black holes at different moments of their ping interval.</summary>
internal sealed class DeadPeerRow : IReliabilityRow
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    public string Name => "dead peer";

    public string Claim => "a black-holed connection is noticed within 30 s";

    public TimeSpan Bound => TimeSpan.FromMinutes(5);

    public async Task<RowResult> RunAsync(RowRun run, CancellationToken cancellationToken)
    {
        var count = run.Count(100, least: 10);
        await using var server = await CloudServerHost.StartAsync(new CloudServerOptions { Port = 0 }, NullLoggerFactory.Instance, run.Time, cancellationToken);
        await using var proxy = await FaultProxy.StartAsync(server.Url, run.Time, run.Seed);
        using var host = Build(proxy.Url, count);
        await host.StartAsync(cancellationToken);
        await WhenLiveAsync(host, cancellationToken);
        var connections = proxy.Connections;
        var noticed = await Task.WhenAll(connections.Select((connection, i) => NoticeAsync(connection, i, run, cancellationToken)));
        var result = new RowResult { N = count };
        result.Check(connections.Count == count, $"{connections.Count} of {count} connections were open.");
        foreach (var slow in noticed.Where(time => time > Limit))
        {
            result.Fault($"A dead peer was noticed after {slow.TotalSeconds:F1} s only.");
        }

        await WhenLiveAsync(host, cancellationToken);
        await host.StopAsync(cancellationToken);
        return result
            .With("first_seconds", noticed.Min().TotalSeconds)
            .With("median_seconds", noticed.Order().ElementAt(noticed.Length / 2).TotalSeconds)
            .With("last_seconds", noticed.Max().TotalSeconds);
    }

    /// <summary>Half of the connections are dead in both directions, the others in one.</summary>
    private static async Task<TimeSpan> NoticeAsync(ProxyConnection connection, int number, RowRun run, CancellationToken cancellationToken)
    {
        var phase = PingInterval * run.Random(number).NextDouble() * Math.Min(1, run.Scale * 10);
        await Task.Delay(phase, run.Time, cancellationToken);
        var started = run.Time.GetTimestamp();
        connection.Apply(new Fault(FaultKind.BlackHole, (FaultDirection)Math.Min((number % 4) + 1, (int)FaultDirection.Both)));
        await connection.ClientEnded.WaitAsync(GiveUp, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return run.Time.GetElapsedTime(started);
    }

    private static IHost Build(Uri url, int projects)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddCloudBridge(options =>
            options.AddCloud("cloud", url.ToString(), CloudKind.Embedded, [.. Enumerable.Range(0, projects).Select(i => $"project{i}")]));
        return builder.Build();
    }

    private static async Task WhenLiveAsync(IHost host, CancellationToken cancellationToken)
    {
        var status = host.Services.GetRequiredService<ICloudBridgeStatus>();
        while (status.Projects.Any(project => project.State != ProjectState.Live))
        {
            await Task.Delay(Step, cancellationToken);
        }
    }
}
