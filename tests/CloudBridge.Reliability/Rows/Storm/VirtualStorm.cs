using CloudBridge.Connections;
using CloudBridge.Hosting;
using CloudBridge.Reliability.Running;
using CloudBridge.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace CloudBridge.Reliability.Rows.Storm;

/// <summary>Many projects on one host in virtual time: the host goes away, comes back, and then accepts only to close.</summary>
internal sealed class VirtualStorm : IAsyncDisposable
{
    /// <summary>Handshakes a second that a host may see.</summary>
    public const int Rate = 5;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // A thread that comes late is noted some steps after its turn; over ten seconds that matters little.
    private static readonly TimeSpan Lateness = 4 * Step;
    private static readonly TimeSpan Longer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestBackoff = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Outage = TimeSpan.FromMinutes(10);

    private readonly BridgeHost _host;
    private readonly UnsteadyCloud _cloud;
    private readonly int _projects;

    private VirtualStorm(BridgeHost host, UnsteadyCloud cloud, int projects)
    {
        _host = host;
        _cloud = cloud;
        _projects = projects;
    }

    /// <summary>How long all projects may take: 90 s, or what the rate allows after the longest wait.</summary>
    private TimeSpan MayTake => TimeSpan.FromSeconds(Math.Max(90, (double)_projects / Rate)) + LongestBackoff;

    public static async Task<VirtualStorm> StartAsync(int projects)
    {
        var builder = new BridgeHostBuilder();
        var cloud = new UnsteadyCloud(builder.Cloud, builder.Clock);
        builder.WithServices(services => services.AddSingleton<IWebSocketConnectionFactory>(cloud));
        for (var i = 0; i < projects; i++)
        {
            builder.WithCloud(CloudKind.TurboWarp, $"project{i}", name: $"cloud{i}");
        }

        var storm = new VirtualStorm(builder.Build(), cloud, projects);
        await storm._host.StartAsync();
        return storm;
    }

    public async Task RunAsync(RowResult result, CancellationToken cancellationToken)
    {
        var first = await UntilLiveAsync(cancellationToken);
        result.Check(first is not null, "Not all projects became live at the start.");
        _cloud.Mood = CloudMood.Gone;
        _host.Cloud.DropConnections();
        await PassAsync(Outage, cancellationToken);
        var duringOutage = _cloud.Attempts.Count;
        _cloud.Mood = CloudMood.Well;
        var back = await UntilLiveAsync(cancellationToken);
        result.Check(back is not null, $"Not all projects were live {MayTake.TotalSeconds} s after the server was back.");
        await CloseAtOnceAsync(result, cancellationToken);
        CheckRate(result);
        result.With("virtual_projects", _projects)
            .With("virtual_attempts_during_outage", duringOutage)
            .With("virtual_all_live_seconds", back?.TotalSeconds ?? double.NaN);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>A server that lets in and throws out must meet longer and longer waits, not a loop.</summary>
    private async Task CloseAtOnceAsync(RowResult result, CancellationToken cancellationToken)
    {
        _cloud.Mood = CloudMood.AcceptsThenCloses;
        var before = _cloud.Attempts.Count;
        _host.Cloud.DropConnections();
        await PassAsync(Outage, cancellationToken);
        var most = _cloud.Attempts.Skip(before).GroupBy(attempt => attempt.Cloud).Max(group => group.Count());
        var allowed = (int)(Outage / TimeSpan.FromSeconds(15));
        result.Check(most <= allowed, $"A project knocked {most} times in {Outage.TotalMinutes} minutes at a server that accepts and closes.");
        result.With("virtual_most_knocks_at_accept_then_close", most);
    }

    private void CheckRate(RowResult result)
    {
        var inSecond = Most(Second - Lateness);
        var inTen = Most(Longer);
        result.Check(inSecond <= Rate, $"A host saw {inSecond} handshakes within {(Second - Lateness).TotalSeconds} s.");
        result.Check(inTen <= (Rate * Longer.TotalSeconds) + 1, $"A host saw {inTen} handshakes within {Longer.TotalSeconds} s.");
        result.With("virtual_most_handshakes_a_second", inSecond).With("virtual_most_handshakes_in_10_s", inTen);
    }

    /// <summary>The most handshakes in any stretch of time.</summary>
    private int Most(TimeSpan window)
    {
        var attempts = _cloud.Attempts;
        var most = 0;
        for (int end = 0, begin = 0; end < attempts.Count; end++)
        {
            while (attempts[end].At - attempts[begin].At >= window)
            {
                begin++;
            }

            most = Math.Max(most, end - begin + 1);
        }

        return most;
    }

    /// <summary>The time until all projects are live; null when they take longer than they may.</summary>
    private async Task<TimeSpan?> UntilLiveAsync(CancellationToken cancellationToken)
    {
        var started = _host.Clock.GetTimestamp();
        while (_host.Status.Projects.Any(project => project.State != ProjectState.Live))
        {
            if (_host.Clock.GetElapsedTime(started) > MayTake)
            {
                return null;
            }

            await PassAsync(Second, cancellationToken);
        }

        return _host.Clock.GetElapsedTime(started);
    }

    /// <summary>On a thread of its own, so that the pool can be seen to rest.</summary>
    private Task PassAsync(TimeSpan time, CancellationToken cancellationToken) => Task.Factory.StartNew(
        () =>
        {
            var patience = TimeSpan.FromMilliseconds(2);
            for (var passed = TimeSpan.Zero; passed < time; passed += Step)
            {
                cancellationToken.ThrowIfCancellationRequested();
                _host.Clock.Advance(Step);
                QuietPool.Wait(patience);
            }
        },
        cancellationToken,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
}
