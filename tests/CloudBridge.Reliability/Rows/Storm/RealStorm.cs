using CloudBridge.CloudServer;
using CloudBridge.Hosting;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CloudBridge.Reliability.Rows.Storm;

/// <summary>The same storm with fewer projects on real sockets and the real clock.</summary>
internal static class RealStorm
{
    // The proxy sees an attempt a little later than the bridge made it.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(0.9);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(int projects, TimeSpan outage, RowResult result, RowRun run, CancellationToken cancellationToken)
    {
        await using var server = await CloudServerHost.StartAsync(new CloudServerOptions { Port = 0 }, NullLoggerFactory.Instance, run.Time, cancellationToken);
        await using var proxy = await FaultProxy.StartAsync(server.Url, run.Time, run.Seed);
        using var host = Build(proxy.Url, projects);
        await host.StartAsync(cancellationToken);
        await UntilLiveAsync(host, run.Time, cancellationToken);
        proxy.Apply(new Fault(FaultKind.AcceptThenClose));
        await Task.Delay(outage, run.Time, cancellationToken);
        proxy.Clear();
        var back = await UntilLiveAsync(host, run.Time, cancellationToken);
        var allowed = TimeSpan.FromSeconds((double)projects / VirtualStorm.Rate) + LongestBackoff;
        result.Check(back <= allowed, $"{projects} real projects took {back.TotalSeconds:F1} s to come back.");
        var most = Most(proxy.Knocks.Items);
        result.Check(most <= VirtualStorm.Rate, $"A real host saw {most} handshakes within {Window.TotalSeconds} s.");
        await host.StopAsync(cancellationToken);
        result.With("real_projects", projects)
            .With("real_outage_seconds", outage.TotalSeconds)
            .With("real_most_handshakes_a_second", most)
            .With("real_all_live_seconds", back.TotalSeconds);
    }

    private static IHost Build(Uri url, int projects)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddCloudBridge(options =>
            options.AddCloud("cloud", url.ToString(), CloudKind.TurboWarp, [.. Enumerable.Range(0, projects).Select(i => $"project{i}")]));
        return builder.Build();
    }

    private static int Most(IReadOnlyList<DateTimeOffset> knocks) =>
        knocks.Select(knock => knocks.Count(other => other >= knock && other - knock < Window)).DefaultIfEmpty().Max();

    private static async Task<TimeSpan> UntilLiveAsync(IHost host, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var status = host.Services.GetRequiredService<ICloudBridgeStatus>();
        while (status.Projects.Any(project => project.State != ProjectState.Live))
        {
            await Task.Delay(Poll, time, cancellationToken);
        }

        return time.GetElapsedTime(started);
    }
}
